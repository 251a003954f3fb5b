import type { NamedEvent } from '../../claims/changes.ts'
import type { World } from '../../claims/world.ts'
import type { Draft } from '../define-question.ts'
import { type ChangeKind, change, sayWhen } from './change.ts'

const KINDS: Readonly<Partial<Record<NamedEvent['kind'], ChangeKind>>> = {
  JUDGE: 'JUDGED',
  MERGE: 'MERGED',
  SPLIT: 'SPLIT',
}

/** Entities that were merged, split or judged; what happens to claims stands in the claims themselves. */
export function entityChanges(world: World, events: readonly NamedEvent[]): Draft[] {
  return events.flatMap((event) => {
    const kind = KINDS[event.kind]
    if (!kind) return []
    const { at, keep, absorb, because } = event
    const why = because === null ? '' : `, because: ${because.replace(/\.$/, '')}`
    return [
      change({
        kind,
        at,
        identity: [keep ?? '', absorb ?? ''],
        sentence: `${sayWhen(at)}: ${clause(event)}${why}.`,
        // Only what can still be drawn: an absorbed record is none.
        entities: [keep, absorb].filter((id) => id !== null).filter((id) => world.entities.has(id)),
        links: [],
        claims: [],
        confidence: 1,
        names: [event.keepName ?? '', event.absorbName ?? ''],
        own: { claim: null, finding: null },
      }),
    ]
  })
}

function clause({ kind, keepName, absorbName, verdict }: NamedEvent): string {
  const [keep, absorb] = [keepName ?? 'one record', absorbName ?? 'another record']
  if (kind === 'MERGE') return `${absorb} was merged into ${keep}`
  if (kind === 'SPLIT') return `${absorb} was split off again${keepName === null ? '' : ` from ${keep}`}`
  const words =
    verdict === 'YES' ? 'the same' : verdict === 'NO' ? 'two different things' : 'not to be told apart yet'
  return `${keep} and ${absorb} were judged to be ${words}`
}
