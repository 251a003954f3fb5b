/**
 * Findings as plain data. The design leaves open how a finding sums up its ways; this is how it is read:
 *  1. direct: some way is direct. prospective: every way is. disputed: some link of some way is.
 *  2. qualifiers: those that every way has (a sure way makes a finding sure).
 *  3. minConfidence drops ways, then what 1 and 2 say is said of those that are left.
 */
import type { Qualifier } from '../../../src/questions/define-question.ts'
import { type Grounds, surest } from './grounds.ts'

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
    return {
      identity,
      confidence: surest(ways)?.confidence ?? 0,
      direct: ways.some((each) => each.direct),
      prospective: ways.every((each) => each.prospective),
      disputed: ways.some((each) => each.disputed),
      qualifiers: QUALIFIERS.filter((each) => ways.every((one) => one.qualifiers.includes(each))),
      ways,
      own: name(identity, ways),
    }
  })
}
