import { statedBy } from '../../claims/attributes.ts'
import { endDay, firstDay } from '../../claims/days.ts'
import { compareText } from '../../claims/order.ts'
import { endOn, startOf, startOn } from '../../claims/starts.ts'
import type { Claim, Day, LinkState, PartialDate, Period, Stated } from '../../claims/types.ts'
import type { History } from '../../claims/world.ts'
import { FIRST_DAY, LAST_DAY } from '../../graph/vocabulary.ts'

/** Something that happened to a tie on a day, in the words of the claims that tell of it. */
export interface Happening {
  history: History
  /** Which of the tie's happenings; with the tie, and `day` where one may come again, its identity. */
  what: What
  /** What tells it from the same at another time or of another attribute. */
  which: string | null
  on: PartialDate
  /** From when on it has happened: an end told by its month is over only after it. */
  done: Day
  claims: readonly string[]
  confidence: number
  status: Stated['status']
  disputed: boolean
  /** What is so of the tie with it; at an end, what was so until then. */
  state: LinkState
  /** What was so of an attribute before. */
  before: Stated | null
}

/** In the order in which happenings of one day are told. */
export const WHATS = [
  'announced',
  'signed',
  'invests',
  'total invested',
  'acquires',
  'takes control',
  'begins',
  'service starts',
  'stage',
  'terms change',
  'ends',
] as const
export type What = (typeof WHATS)[number]

/**
 * A happening that an attribute dates: announced, signed, service starts, an agreed end. Every claim that states the date on some day
 * tells of it; the preferred one goes first, then the surest, then the most precise. Service starts when it first does.
 */
export function dated(history: History, name: string, what: What): Happening[] {
  const told = history.periods.flatMap((period) => {
    const stated = period.state.attributes[name]
    return stated ? [{ period, stated }] : []
  })
  const ids = new Set(told.flatMap(({ stated }) => stated.claims))
  const telling = history.claims.filter(({ id }) => ids.has(id))
  const dateOf = (claim: Claim): PartialDate => statedBy(claim).get(name) as PartialDate
  const earlier = (a: Claim, b: Claim): number => compareText(firstDay(dateOf(a)), firstDay(dateOf(b)))
  const [best] = [...telling].sort(
    (a, b) =>
      Number(history.preferred.has(b.id)) - Number(history.preferred.has(a.id)) ||
      (what === 'service starts' ? earlier(a, b) : 0) ||
      b.weight - a.weight ||
      dateOf(b).length - dateOf(a).length ||
      (what === 'ends' ? earlier(b, a) : earlier(a, b)) ||
      compareText(a.id, b.id),
  )
  const at = told.find(({ stated }) => best && stated.claims.includes(best.id))
  if (!best || !at) return []
  const date = dateOf(best)
  return [
    {
      history,
      what,
      which: null,
      on: date,
      done: what === 'ends' ? endDay(date) : firstDay(date),
      claims: [...ids].sort(),
      confidence: best.weight,
      status: best.status,
      disputed: told.some(({ stated, period }) => stated.disputed || isDoubted(history, period)),
      state: at.period.state,
      before: null,
    },
  ]
}

/** Where runs of days begin and end on days that a claim gives. */
export function bounds(history: History): { begins: Happening[]; ends: Happening[] } {
  const begins: Happening[] = []
  const ends: Happening[] = []
  for (const [i, period] of history.periods.entries()) {
    const { from, to } = period
    if (history.periods[i - 1]?.to !== from && from > FIRST_DAY)
      begins.push(...on(history, 'begins', from, period))
    if (history.periods[i + 1]?.from !== to && to < LAST_DAY) ends.push(...on(history, 'ends', to, period))
  }
  return { begins, ends }
}

/** Where the value of an attribute becomes another one; `first` also where it is stated first, though the tie is older. */
export function turns(history: History, name: string, what: What, { first = false } = {}): Happening[] {
  const found: Happening[] = []
  let before: Stated | null = null
  for (const [i, period] of history.periods.entries()) {
    const { from, state } = period
    const stated = state.attributes[name]
    if (!stated || spans(history, stated, from)) continue
    const isNew: boolean =
      before === null ? first && i > 0 : !same(before.value, stated.value) && !disagrees(before, stated)
    if (isNew)
      for (const it of on(history, what, from, period, stated))
        found.push({ ...it, which: `${name} ${from}`, before })
    before = stated
  }
  return found
}

/** Where a claim goes on and another is merely surer from here on, the two disagree, and nothing has changed. */
const disagrees = (before: Stated, after: Stated): boolean =>
  before.claims.some((claim) => after.claims.includes(claim))

/** Between two claims an attribute spans both: nothing has happened yet. */
const spans = ({ claims }: History, stated: Stated, day: Day): boolean =>
  claims.some((claim) => {
    const start = stated.claims.includes(claim.id) ? startOf(claim) : null
    return start !== null && firstDay(start) > day
  })

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * A happening of a day on which claims begin or end: told as precisely as the most precise of them, and as surely as the surest. Where no
 * supporting claim makes it so, a preferred denial does: what it denies ends where it begins, and is so again where it ends. None
 * where nobody gives the day: what is said without a date begins with the agreement, and did not happen then.
 */
export function on(
  history: History,
  what: What,
  day: Day,
  period: Period,
  stated: Stated | null = null,
): Happening[] {
  const [wrote, lifted] = what === 'ends' ? [endOn, startOn] : [startOn, endOn]
  const supporting = history.claims.filter(
    (claim) => claim.supports && (stated === null || stated.claims.includes(claim.id)),
  )
  const denying = history.claims.filter((claim) => !claim.supports && history.preferred.has(claim.id))
  const told = [tell(supporting, wrote, day), tell(denying, lifted, day), tell(denying, wrote, day)]
  const telling = told.find((each) => each.length > 0) ?? []
  const [most] = [...telling].sort((a, b) => b.text.length - a.text.length || compareText(a.text, b.text))
  const [surest] = telling
    .map(({ claim }) => claim)
    .sort((a, b) => b.weight - a.weight || compareText(a.id, b.id))
  if (!most || !surest) return []
  return [
    {
      history,
      what,
      which: day,
      on: most.text,
      done: day,
      claims: telling.map(({ claim }) => claim.id).sort(),
      confidence: surest.weight,
      status: surest.status,
      disputed: stated?.disputed === true || isDoubted(history, period),
      state: period.state,
      before: null,
    },
  ]
}

const tell = (
  claims: readonly Claim[],
  written: (claim: Claim, day: Day) => PartialDate | null,
  day: Day,
): { claim: Claim; text: PartialDate }[] =>
  claims.flatMap((claim) => {
    const text = written(claim, day)
    return text === null ? [] : [{ claim, text }]
  })

/** Whether the whole tie is denied then, and no preferred claim that holds settles that there is one. */
export const isDoubted = ({ claims, preferred }: History, { from, state }: Period): boolean =>
  state.denied &&
  !claims.some(
    (claim) =>
      claim.supports && preferred.has(claim.id) && state.claims.includes(claim.id) && holdsOn(claim, from),
  )

function holdsOn(claim: Claim, day: Day): boolean {
  const start = startOf(claim)
  return (start === null || firstDay(start) <= day) && (claim.validTo === null || day < endDay(claim.validTo))
}
