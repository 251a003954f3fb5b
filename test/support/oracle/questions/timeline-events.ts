/** The sorts of things that can happen to a tie. */
import type { Claim, Day, PartialDate, Stated } from '../../../../src/claims/types.ts'
import { type Course, held, isSpanned, type Run, type Telling, tellingOf } from '../course.ts'
import { endDay, firstDay } from '../days.ts'

export interface Happening {
  what: string
  /** What tells it from the same on another day, or of another attribute; the same whatever else is known of it. */
  which: string
  on: PartialDate
  /** From when on it has happened. */
  done: Day
  claims: readonly string[]
  confidence: number
  disputed: boolean
}

const idsOf = (claims: readonly Claim[]): string[] => claims.map((claim) => claim.id).sort()
const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort()

/**
 * What an attribute dates is told once, by one of the claims that state it on some day: a preferred one first; of starts of service the
 * earliest; then the surest; then the most precise; then of ends the latest, else the earliest.
 */
export function dated(course: Course, name: string, what: string): Happening[] {
  const told = held(course).flatMap(({ state, doubted }) => {
    const stated = state.attributes[name]
    return stated === undefined ? [] : [{ claims: stated.claims, disputed: stated.disputed || doubted }]
  })
  const ids = unique(told.flatMap(({ claims }) => claims))
  const { supporters, preferred } = course.evidence
  let best = supporters
    .filter(({ claim }) => ids.includes(claim.id))
    .map(({ claim, attributes }) => ({ claim, on: attributes[name] as PartialDate }))
  const keep = <T>(of: (each: (typeof best)[number]) => T, isBetter: (a: T, b: T) => boolean): void => {
    best = best.filter((each) => !best.some((other) => isBetter(of(other), of(each))))
  }
  keep(
    ({ claim }) => preferred.has(claim.id),
    (a, b) => a && !b,
  )
  if (what === 'service starts')
    keep(
      ({ on }) => firstDay(on),
      (a, b) => a < b,
    )
  keep(
    ({ claim }) => claim.weight,
    (a, b) => a > b,
  )
  keep(
    ({ on }) => on.length,
    (a, b) => a > b,
  )
  keep(
    ({ on }) => on,
    (a, b) => (what === 'ends' ? a > b : a < b),
  )
  const [chosen] = best
  if (chosen === undefined) return []
  return [
    {
      what,
      which: '',
      on: chosen.on,
      done: what === 'ends' ? endDay(chosen.on) : firstDay(chosen.on),
      claims: ids,
      confidence: chosen.claim.weight,
      disputed: told.some(({ disputed }) => disputed),
    },
  ]
}

/** An investment that is told apart by its date: every claim that supports it tells of it. */
export function made(course: Course, on: PartialDate, what: string): Happening[] {
  const there = held(course)
  if (there.length === 0) return []
  const supporters = course.evidence.supporters.map((each) => each.claim.id)
  return [
    {
      what,
      which: '',
      on,
      done: firstDay(on),
      claims: unique(there.flatMap(({ state }) => state.claims.filter((id) => supporters.includes(id)))),
      confidence: Math.max(...there.map(({ state }) => state.confidence)),
      disputed: there.some(({ doubted }) => doubted),
    },
  ]
}

export function begins(
  course: Course,
  run: Run,
  what: string,
  among: readonly string[] | null = null,
  disputed = false,
): Happening[] {
  const told = tellingOf(course, run.from, 'begins', among)
  return told === null ? [] : [happening(what, run.from, told, disputed || run.first.doubted)]
}

export function ends(course: Course, run: Run): Happening[] {
  const told = tellingOf(course, run.to, 'ends')
  return told === null ? [] : [happening('ends', run.to, told, run.last.doubted)]
}

const happening = (
  what: string,
  done: Day,
  { on, claims, confidence }: Telling,
  disputed: boolean,
): Happening => ({
  what,
  which: done,
  on,
  done,
  claims: idsOf(claims),
  confidence,
  disputed,
})

/** Each day on which the value becomes another, and nobody who stated the one before goes on. */
export function turns(course: Course, name: string, what: string, first = false): Happening[] {
  const found: Happening[] = []
  let before: Stated | null = null
  for (const [index, { from, state, doubted }] of held(course).entries()) {
    const stated = state.attributes[name]
    if (stated === undefined || isSpanned(course, stated.claims, from)) continue
    const last: Stated | null = before
    const isNew: boolean =
      last === null
        ? first && index > 0
        : JSON.stringify(last.value) !== JSON.stringify(stated.value) &&
          !last.claims.some((claim) => stated.claims.includes(claim))
    const told = isNew ? tellingOf(course, from, 'begins', stated.claims) : null
    if (told !== null)
      found.push({ ...happening(what, from, told, stated.disputed || doubted), which: `${name} ${from}` })
    before = stated
  }
  return found
}
