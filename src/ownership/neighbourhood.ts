import { loadCypher } from '../graph/cypher.ts'
import type { Statement } from '../graph/graph.ts'
import { MAX_HOPS } from './affiliate-rule.ts'

/** The bound that is written in the files; Cypher takes no parameter there, so each other bound is a text of its own. */
const WRITTEN = '*0..4'

const whole = loadCypher(import.meta.url, './neighbourhood.cypher')
const near = loadCypher(import.meta.url, './near.cypher')

function part({ text }: Statement, from: string, to: string): string {
  const [, after = ''] = text.split(`// ${from}\n`)
  return (after.split(`// ${to}\n`)[0] ?? '').replaceAll(/^\/\/.*\n/gm, '').trim()
}
const AROUND = part(whole, 'from s', 'to r')
const BALL = part(whole, 'held by near', 'to r')
const NEAR = part(near, 'from s', 'to near')
const GROUP = `UNWIND $ids AS id\n${part(whole, 'from id', 'to member')}`

/**
 * Four words for files of Cypher: GROUP(x) begins with the things of `$ids` and leaves all of their control groups in x, which is not s;
 * AROUND(x) goes on from a node to the ownership ties that tell who belongs together with it, and leaves them in `r`; BALL(x) the same for
 * its control group alone; NEAR(x) goes on to all that may be in one group with it, or in one closely linked, and leaves them in `near`.
 * Names that the parts use inside are theirs.
 */
const expand = (text: string): string =>
  text
    .replaceAll(/\bGROUP\((\w+)\)/g, (_, variable: string) => GROUP.replaceAll(/\bmember\b/g, variable))
    .replaceAll(/\bAROUND\((\w+)\)/g, (_, variable: string) => AROUND.replaceAll(/\bs\b/g, variable))
    .replaceAll(/\bNEAR\((\w+)\)/g, (_, variable: string) => NEAR.replaceAll(/\bs\b/g, variable))
    .replaceAll(/\bBALL\((\w+)\)/g, (_, variable: string) => BALL.replaceAll(/\bnear\b/g, variable))

/** One statement for every bound on chains of control, from 1 to MAX_HOPS. */
export function forEachBound(statement: Statement): readonly Statement[] {
  const text = expand(statement.text)
  return Array.from({ length: MAX_HOPS }, (_, i) => ({
    name: `${statement.name}-${i + 1}`,
    text: text.replaceAll(WRITTEN, `*0..${i + 1}`),
  }))
}

export function withBound(statements: readonly Statement[], hops: number): Statement {
  const found = statements[hops - 1]
  if (!found) throw new RangeError(`There is no statement for chains of ${hops} links.`)
  return found
}

/** Parameters: ids, limit. */
export const NEIGHBOURHOOD = forEachBound(whole)
