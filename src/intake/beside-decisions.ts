import { namedBy } from '../claims/entity-events.ts'
import type { Gathered, Gathering } from './gather.ts'

/**
 * Of an import whose records are looked at in groups, those that may stand against its own merges: the records of what is merged, and what
 * its claims say of them, with what the import does to these claims.
 */
export function besideDecisions({ decisions, things, claims }: Gathering, most: number): Gathered[] {
  const merges = decisions.flatMap((one) => ('event' in one && one.event.kind === 'MERGE' ? [one.event] : []))
  const named = new Set(namedBy(merges))
  const found: Gathered[] = []
  if (named.size === 0) return found
  for (const group of things.groups(most))
    for (const one of group) if ('entity' in one && named.has(one.entity.id)) found.push(one)
  for (const group of claims.groups(most)) {
    const spoken = new Set<string>()
    for (const one of group) {
      if (!('claim' in one) || !speaksOf(one.claim, named)) continue
      spoken.add(one.claim.id)
      found.push(one)
    }
    for (const one of group)
      if ('event' in one && one.event.claim !== null && spoken.has(one.event.claim)) found.push(one)
  }
  return found
}

type ParsedClaim = Extract<Gathered, { claim: unknown }>['claim']

function speaksOf({ record: { agreement, from, to } }: ParsedClaim, named: ReadonlySet<string>): boolean {
  if (agreement) return agreement.parties.some(({ entity }) => named.has(entity))
  return from !== null && to !== null && named.has(from) && named.has(to)
}
