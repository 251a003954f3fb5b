import { endDay, firstDay } from '../../claims/days.ts'
import type { Day, Link, LinkState, PartialDate } from '../../claims/types.ts'
import type { History, World } from '../../claims/world.ts'
import { PROSPECTIVE } from '../../graph/vocabulary.ts'
import type { Draft, Way } from '../define-question.ts'
import { type Happening, WHATS } from './happening.ts'
import { happeningsOf } from './happenings.ts'
import type { Parameters } from './parameters.ts'
import { sayHappening } from './say.ts'

/** What happened to a thing and its agreements, in order of time. Pure. */
export function decide(world: World, { of, from, to }: Parameters): Draft[] {
  const parts = partsByAgreement(world)
  return [...world.histories.values()]
    .filter((history) => isOf(history, of, parts))
    .flatMap((history) => happeningsOf(history, world.histories.get(agreementOf(history) ?? '')))
    .filter(({ on }) => (from === null || lasts(on, from)) && (to === null || firstDay(on) < to))
    .map((it) => draft(world, it, of, parts))
}

/** Whether a date is of that day or later; a month or a year may be while it is not over. */
const lasts = (on: PartialDate, from: Day): boolean => (on.length === 10 ? on >= from : endDay(on) > from)

/** Links of parties and of coverage that hold on some day, by agreement. */
function partsByAgreement(world: World): Map<string, History[]> {
  const parts = new Map<string, History[]>()
  for (const history of world.histories.values()) {
    const agreement = agreementOf(history)
    if (agreement !== null && history.periods.length > 0)
      parts.set(agreement, [...(parts.get(agreement) ?? []), history])
  }
  return parts
}
const agreementOf = ({ type, from, to }: History): string | null =>
  type === 'PARTY' ? to : type === 'COVERS' ? from : null

/** Its own ties, and the terms of the agreements that it has part in: not how others come to them. */
const isOf = (history: History, of: string, parts: ReadonlyMap<string, History[]>): boolean =>
  history.from === of ||
  history.to === of ||
  (history.type === 'AGREEMENT' &&
    (parts.get(history.from) ?? []).some((part) => part.from === of || part.to === of))

function draft(
  world: World,
  it: Happening,
  of: string,
  parts: ReadonlyMap<string, readonly History[]>,
): Draft {
  const { history, what, which, on } = it
  const sentence = sayHappening(world, it)
  const own = linkOf(history, it.state)
  const context = history.type === 'AGREEMENT' ? contextOf(parts.get(history.from) ?? [], of) : []
  const links = [...context, own]
  const way: Way = {
    sentence,
    entities: [...new Set(links.flatMap((link) => [link.from, link.to]))],
    links,
    confidence: it.confidence,
    weakest: own,
    disputed: it.disputed,
    prospective: isToCome(world, it),
    qualifiers: [],
    claims: it.claims,
  }
  const day = Date.parse(firstDay(on)) / 86_400_000
  return {
    identity: ['timeline', history.id, what, which ?? ''],
    headline: () => sentence,
    ways: [way],
    own: () => ({ on, what }),
    // Of one first day the less precise date comes first, and of one date what leads to the other.
    rank: day + on.length / 100 + WHATS.indexOf(what) / 10_000,
    annualValue: null,
    megawatts: null,
    agreements: 0,
    names: [world.name(history.from), world.name(history.to)],
  }
}

/** Not yet on the day looked at; or the service of a deal that is only proposed. */
function isToCome(world: World, { history, what, done }: Happening): boolean {
  if (done > world.day) return true
  if (what !== 'service starts' && what !== 'ends') return false
  const stage = world.links.get(history.id)?.attributes['stage']?.value
  return PROSPECTIVE.some((one) => one === stage)
}

const linkOf = ({ id, type, from, to, key }: History, state: LinkState): Link => ({
  ...state,
  id,
  type,
  from,
  to,
  key,
})

/** Who has part in the agreement; of what it covers only the thing asked about. */
function contextOf(parts: readonly History[], of: string): Link[] {
  return parts.flatMap((part) => {
    const last = part.periods.at(-1)
    const counts = part.type === 'PARTY' || part.from === of || part.to === of
    return last && counts ? [linkOf(part, last.state)] : []
  })
}
