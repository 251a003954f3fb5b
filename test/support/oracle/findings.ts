/**
 * Findings as plain data. How a finding sums up its ways:
 *  1. direct: some way is direct. prospective: every way is. disputed: some link of some way is.
 *  2. confidence and qualifiers are those of its best way: one that holds already before one that may come to; of these one without
 *     qualifiers before others (who is on the board is no former founder); of these the surest.
 *  3. minConfidence drops ways, then what 1 and 2 say is said of those that are left.
 */
import type { Qualifier } from '../../../src/questions/define-question.ts'
import type { Grounds } from './grounds.ts'

export interface OracleWay extends Grounds {
  direct: boolean
  qualifiers: readonly Qualifier[]
}
export interface OracleFinding {
  /** Its reason and parties. A group is its members' ids in order, joined by +, so that naming plays no part. */
  identity: readonly string[]
  confidence: number
  direct: boolean
  prospective: boolean
  disputed: boolean
  qualifiers: readonly Qualifier[]
  ways: readonly OracleWay[]
  /** How many ways there are, those that are not sure enough included. */
  inAll: number
  /** What the finding names; by rules that are in part this oracle's own. */
  own: { readonly [field: string]: string | number | boolean | readonly string[] }
}

export interface Candidate {
  identity: readonly string[]
  way: OracleWay
}

const QUALIFIERS: readonly Qualifier[] = ['POSSIBLE', 'CONDITIONAL', 'FORMER', 'UNDETERMINED', 'SOLE_SOURCE']
const sameWay = (a: OracleWay, b: OracleWay): boolean =>
  a.links.join() === b.links.join() && a.direct === b.direct

export const way = (grounds: Grounds, direct: boolean, qualifiers: readonly Qualifier[] = []): OracleWay => ({
  ...grounds,
  direct,
  qualifiers: QUALIFIERS.filter((each) => qualifiers.includes(each)),
})

/** Candidates of one identity become one finding. `name` is asked for the fields once the ways are known. */
export function gather(
  candidates: readonly Candidate[],
  minConfidence: number | null,
  name: (identity: readonly string[], ways: readonly OracleWay[]) => OracleFinding['own'],
): OracleFinding[] {
  const sure = candidates.filter((each) => minConfidence === null || each.way.confidence >= minConfidence)
  const identities = sure
    .map((each) => each.identity)
    .filter((one, index, all) => all.findIndex((other) => other.join() === one.join()) === index)
  return identities.map((identity) => {
    const ways = sure
      .filter((each) => each.identity.join() === identity.join())
      .map((each) => each.way)
      .filter((one, index, all) => all.findIndex((other) => sameWay(one, other)) === index)
    const [best] = [...ways].sort(
      (a, b) =>
        Number(a.prospective) - Number(b.prospective) ||
        a.qualifiers.length - b.qualifiers.length ||
        b.confidence - a.confidence,
    )
    return {
      identity,
      confidence: best?.confidence ?? 0,
      direct: ways.some((each) => each.direct),
      prospective: ways.every((each) => each.prospective),
      disputed: ways.some((each) => each.disputed),
      qualifiers: best?.qualifiers ?? [],
      ways,
      inAll: candidates.filter((each) => each.identity.join() === identity.join()).length,
      own: name(identity, ways),
    }
  })
}
