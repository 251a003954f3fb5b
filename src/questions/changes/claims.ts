import type { NamedEvent } from '../../claims/changes.ts'
import { consolidate } from '../../claims/consolidate.ts'
import type { Claim, Instant, Link } from '../../claims/types.ts'
import type { History, World } from '../../claims/world.ts'
import type { Draft } from '../define-question.ts'
import { type ChangeKind, change, sayWhen } from './change.ts'
import { sayClaim } from './say.ts'

/** What became of one claim at one moment. */
interface Turn {
  kind: ChangeKind
  at: Instant
  because: string | null
}

/** Claims that were recorded, retracted, preferred or no longer preferred within a stretch of record time. */
export function claimChanges(
  world: World,
  events: readonly NamedEvent[],
  within: (at: Instant) => boolean,
): Draft[] {
  const reasons = new Map(
    events.flatMap((event) =>
      event.claim === null ? [] : [[`${event.claim} ${event.at}`, event.because] as const],
    ),
  )
  return [...world.histories.values()].flatMap((history) =>
    history.recorded.flatMap((claim) =>
      turnsOf(claim)
        .filter(({ at }) => within(at))
        .map((turn) =>
          draft(world, history, claim, {
            ...turn,
            because: turn.because ?? reasons.get(`${claim.id} ${turn.at}`) ?? null,
          }),
        ),
    ),
  )
}

/** Every moment that its intervals begin or end; what still stands ends beyond every `until`. */
const turnsOf = ({ recorded, preferred }: Claim): Turn[] => [
  ...recorded.flatMap(({ from, to, because }): Turn[] => [
    { kind: 'RECORDED', at: from, because: null },
    { kind: 'RETRACTED', at: to, because },
  ]),
  ...preferred.flatMap(({ from, to }): Turn[] => [
    { kind: 'PREFERRED', at: from, because: null },
    { kind: 'UNPREFERRED', at: to, because: null },
  ]),
]

const WORDS: Readonly<Partial<Record<ChangeKind, string>>> = {
  RECORDED: 'recorded',
  RETRACTED: 'retracted',
  PREFERRED: 'preferred',
  UNPREFERRED: 'no longer preferred',
}

function draft(world: World, history: History, claim: Claim, { kind, at, because }: Turn): Draft {
  const link = linkOf(history, claim)
  const why = because === null ? '' : `, because: ${because.replace(/\.$/, '')}`
  return change({
    kind,
    at,
    identity: [claim.id],
    sentence: `${sayWhen(at)}: ${WORDS[kind] ?? 'changed'}: ${sayClaim(world, link, claim)}${why}.`,
    entities: [...new Set([history.from, history.to])],
    links: [link],
    claims: [claim.id],
    confidence: claim.weight,
    names: [world.name(history.from), world.name(history.to)],
    own: { claim: claim.id, finding: null },
  })
}

/** The tie as this claim alone would have it; a denial as what it denies. */
function linkOf(history: History, claim: Claim): Link {
  const { id, type, from, to, key } = history
  const [period] = consolidate(history, [{ ...claim, supports: true }], new Set())
  if (!period) throw new Error(`The claim ${claim.id} says nothing of the tie that it speaks of.`)
  return { ...period.state, id, type, from, to, key }
}
