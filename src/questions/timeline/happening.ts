import { endDay, firstDay } from '../../claims/days.ts'
import { compareText } from '../../claims/order.ts'
import { startOf, wroteOf } from '../../claims/starts.ts'
import type { Day, LinkState, PartialDate, Stated } from '../../claims/types.ts'
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

/** Happenings that an attribute dates: announced, signed, service starts. Of several claims the surest, then the most precise. */
export function dated(history: History, name: string, what: What): Happening[] {
  const told = history.periods.flatMap(({ state }) => {
    const stated = state.attributes[name]
    return stated ? [{ state, stated, on: stated.value as PartialDate }] : []
  })
  const [best] = told.sort(
    (a, b) =>
      b.stated.confidence - a.stated.confidence || b.on.length - a.on.length || compareText(a.on, b.on),
  )
  if (!best) return []
  const disputed = told.some(({ stated }) => stated.disputed)
  return [happening(history, what, null, best.on, best.state, { ...best.stated, disputed })]
}

/** Where runs of days begin and end on days that a claim gives. */
export function bounds(history: History): { begins: Happening[]; ends: Happening[] } {
  const begins: Happening[] = []
  const ends: Happening[] = []
  for (const [i, { from, to, state }] of history.periods.entries()) {
    if (history.periods[i - 1]?.to !== from && from > FIRST_DAY)
      begins.push(on(history, 'begins', from, state))
    if (history.periods[i + 1]?.from !== to && to < LAST_DAY) ends.push(on(history, 'ends', to, state))
  }
  return { begins, ends }
}

/** Where the value of an attribute becomes another one; `first` also where it is stated first, though the tie is older. */
export function turns(history: History, name: string, what: What, { first = false } = {}): Happening[] {
  const found: Happening[] = []
  let before: Stated | null = null
  for (const [i, { from, state }] of history.periods.entries()) {
    const stated = state.attributes[name]
    if (!stated || spans(history, stated, from)) continue
    const isNew: boolean =
      before === null ? first && i > 0 : !same(before.value, stated.value) && !disagrees(before, stated)
    if (isNew) found.push({ ...on(history, what, from, state, stated), which: `${name} ${from}`, before })
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

/** A happening of a day on which claims begin or end: told as precisely as the most precise of them, and as surely as the surest. */
function on(
  history: History,
  what: What,
  day: Day,
  state: LinkState,
  stated: Pick<Stated, 'claims' | 'confidence' | 'status' | 'disputed'> | null = null,
): Happening {
  const supporting = history.claims.filter((claim) => claim.supports && wroteOf(claim, day) !== null)
  const own = supporting.filter((claim) => stated?.claims.includes(claim.id))
  const telling = own.length > 0 ? own : supporting
  const texts = telling.map((claim) => wroteOf(claim, day) ?? day)
  const text = texts.sort((a, b) => b.length - a.length || compareText(a, b))[0] ?? day
  const [surest] = [...telling].sort((a, b) => b.weight - a.weight || compareText(a.id, b.id))
  const told = {
    claims: telling.length > 0 ? telling.map((claim) => claim.id).sort() : state.claims,
    confidence: surest?.weight ?? state.confidence,
    status: surest?.status ?? state.status,
    disputed: stated?.disputed ?? state.denied,
  }
  return { ...happening(history, what, day, text, state, told), done: day }
}

export function happening(
  history: History,
  what: What,
  which: string | null,
  date: PartialDate,
  state: LinkState,
  told: Pick<Stated, 'claims' | 'confidence' | 'status' | 'disputed'>,
): Happening {
  return {
    history,
    what,
    which,
    on: date,
    done: what === 'ends' ? endDay(date) : firstDay(date),
    claims: told.claims,
    confidence: told.confidence,
    status: told.status,
    disputed: told.disputed || state.denied,
    state,
    before: null,
  }
}
