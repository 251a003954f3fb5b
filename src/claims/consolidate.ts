import { FIRST_DAY, LAST_DAY } from '../graph/vocabulary.ts'
import { agrees, compatible, isLasting, span } from './attributes.ts'
import { datesAgree, firstDay } from './days.ts'
import { compareText } from './order.ts'
import { consolidateStatements } from './statements.ts'
import type {
  AttributeValue,
  Claim,
  Day,
  LinkState,
  PartialDate,
  Period,
  Stated,
  TieIdentity,
} from './types.ts'
import { bySurety, type Gap, livingGaps, type Voice, voiceOf, withReach, withStarts } from './voices.ts'

/**
 * Claims about one tie → what is so of it, period by period, in order of days. Pure; the same for writes, for narrower scopes
 * and for `rebuild`. The rules, by number, are in docs/model.md.
 *
 * `claims` are those in scope that speak of the tie; `preferred` the ids that are preferred over others.
 */
export function consolidate(
  tie: TieIdentity,
  claims: readonly Claim[],
  preferred: ReadonlySet<string>,
): Period[] {
  const voices = withStarts(claims.map((claim) => voiceOf(claim, tie)).sort(bySurety))
  const supporters = withReach(voices.filter((voice) => voice.supports))
  if (supporters.length === 0) return []
  const denials = voices.filter((voice) => !voice.supports)
  const hall: Hall = {
    ownTerms: tie.type === 'AGREEMENT',
    supporters,
    denials,
    preferred,
    gaps: livingGaps(supporters),
  }
  const bounds = boundaries(voices)
  const periods = bounds.slice(0, -1).flatMap((from, i) => {
    const state = stateThroughout(hall, from)
    return state ? [{ from, to: bounds[i + 1] ?? LAST_DAY, state }] : []
  })
  return mergeEqual(withRuns(periods, voices))
}

/** The state that holds on a day; null where the tie does not. */
export const stateOn = (periods: readonly Period[], day: Day): LinkState | null =>
  periods.find((period) => period.from <= day && day < period.to)?.state ?? null

interface Hall {
  /** Of an agreement itself, not of its parties and coverage: only there are statements said. */
  ownTerms: boolean
  supporters: readonly Voice[]
  denials: readonly Voice[]
  preferred: ReadonlySet<string>
  gaps: readonly Gap[]
}

const holds = (voice: Voice, day: Day): boolean => voice.start <= day && day < voice.reach

function stateThroughout(hall: Hall, day: Day): LinkState | null {
  const present = hall.supporters.filter((v) => holds(v, day))
  const gap = hall.gaps.find((g) => g.from <= day && day < g.to)
  if (present.length === 0 && !gap) return null
  const sides = gap
    ? [hall.supporters.filter((v) => v.reach === gap.from), hall.supporters.filter((v) => v.start === gap.to)]
    : [present]
  const denials = hall.denials.filter((v) => holds(v, day))
  const tieDenials = denials.filter((v) => v.bare)
  if (tieDenials.some((v) => hall.preferred.has(v.id))) return null
  const denied = tieDenials.length > 0
  const settled = present.some((v) => hall.preferred.has(v.id))

  // Voices are sorted by weight, so the first of each side is its best (rule 9).
  const best = sides.map((side) => side[0]).reduce((a, b) => (a && b && b.weight >= a.weight ? a : b))
  if (!best) return null
  const attributes: { [name: string]: Stated } = {}
  for (const name of new Set(hall.supporters.flatMap((v) => [...v.stated.keys()]))) {
    const stated = attributeOn(hall, denials, name, day)
    if (stated) attributes[name] = stated
  }
  const statements = hall.ownTerms ? consolidateStatements(present, denials) : []
  const speaking = new Map([...sides.flat(), ...denials].map((v) => [v.id, v]))
  return {
    validFrom: null,
    validTo: null,
    confidence: best.weight,
    status: best.claim.status,
    disputed: (denied && !settled) || Object.values(attributes).some((a) => a.disputed),
    denied,
    claims: [...speaking.values()]
      .sort((a, b) => b.weight - a.weight || compareText(a.id, b.id))
      .map((v) => v.id),
    attributes,
    statements,
  }
}

/** Rules 3 to 5 and 7. */
function attributeOn(hall: Hall, denials: readonly Voice[], name: string, day: Day): Stated | null {
  const valueOf = (voice: Voice): AttributeValue => voice.stated.get(name) as AttributeValue
  const deny = denials.filter((v) => v.stated.has(name))
  const deniedBy = (voice: Voice, by: readonly Voice[]) =>
    by.some((d) => agrees(name, valueOf(d), valueOf(voice)))
  const settled = deny.filter((v) => hall.preferred.has(v.id))
  const giving = hall.supporters.filter((v) => v.stated.has(name) && !deniedBy(v, settled))
  const spoken = giving.map((voice) => ({
    voice,
    to: isLasting(name) ? voice.reach : replacedOn(voice, giving),
  }))
  const present = spoken.filter((s) => s.voice.start <= day && day < s.to).map((s) => s.voice)
  const chosen = choose(name, present, hall.preferred)
  if (chosen) {
    const disputed =
      !present.some((v) => hall.preferred.has(v.id)) &&
      (present.some((v) => deniedBy(v, deny)) ||
        present.some((a, i) => present.slice(i + 1).some((b) => !compatible(name, valueOf(a), valueOf(b)))))
    return statedAs(valueOf(chosen), chosen, present, disputed)
  }
  const lastEnd = spoken
    .filter((s) => s.to <= day)
    .map((s) => s.to)
    .sort()
    .at(-1)
  const nextStart = giving
    .map((v) => v.start)
    .filter((start) => start > day)
    .sort()[0]
  if (lastEnd === undefined || nextStart === undefined) return null
  const before = choose(
    name,
    spoken.filter((s) => s.to === lastEnd).map((s) => s.voice),
    hall.preferred,
  )
  const after = choose(
    name,
    giving.filter((v) => v.start === nextStart),
    hall.preferred,
  )
  if (!before || !after) return null
  const value = span(name, valueOf(before), valueOf(after))
  return value === null
    ? null
    : statedAs(value, before.weight <= after.weight ? before : after, [before, after], false)
}

/** Until when a claim states an attribute: its end; without one, until another with a later known start states it too. */
function replacedOn(voice: Voice, giving: readonly Voice[]): Day {
  if (voice.end < LAST_DAY) return voice.reach
  // The same date told more precisely is not a later one.
  const later = giving.filter(
    (v) =>
      v.start > voice.start && !(v.startText && voice.startText && datesAgree(v.startText, voice.startText)),
  )
  return [voice.reach, ...later.map((v) => v.start)].sort()[0] ?? voice.reach
}

const statedAs = (value: AttributeValue, by: Voice, all: readonly Voice[], disputed: boolean): Stated => ({
  value,
  confidence: by.weight,
  status: by.claim.status,
  claims: all.map((v) => v.id).sort(),
  disputed,
})

/** Rule 4; of several starts of service the first (rule 10). */
function choose(name: string, voices: readonly Voice[], preferred: ReadonlySet<string>): Voice | undefined {
  const first = voices.filter((v) => preferred.has(v.id))
  const day = (voice: Voice): Day => firstDay(voice.stated.get('validFrom') as PartialDate)
  const earlier = (a: Voice, b: Voice) => (name === 'validFrom' ? compareText(day(a), day(b)) : 0)
  return [...(first.length > 0 ? first : voices)].sort((a, b) => earlier(a, b) || bySurety(a, b))[0]
}

/** Every day on which something may change. */
function boundaries(voices: readonly Voice[]): Day[] {
  return [...new Set([FIRST_DAY, LAST_DAY, ...voices.flatMap((v) => [v.start, v.end])])].sort()
}

/** Fills the bounds of each unbroken run of days, in the words of the claims that open and close it. */
function withRuns(periods: Period[], voices: readonly Voice[]): Period[] {
  // Only a supporter's own start or end is told as it wrote it: "2024" as an end is the last day of that year.
  const told = (day: Day, texts: (PartialDate | null)[]): PartialDate =>
    texts.filter((text) => text !== null).sort((a, b) => b.length - a.length || compareText(a, b))[0] ?? day
  const supporters = voices.filter((v) => v.supports)
  const opening = (day: Day) =>
    day === FIRST_DAY
      ? null
      : told(
          day,
          supporters.map((v) => (v.start === day ? v.startText : null)),
        )
  const closing = (day: Day) =>
    day === LAST_DAY
      ? null
      : told(
          day,
          supporters.map((v) => (v.end === day ? v.endText : null)),
        )
  let start = 0
  return periods.map((period, i) => {
    if (i > 0 && periods[i - 1]?.to !== period.from) start = i
    let end = i
    while (periods[end + 1] && periods[end + 1]?.from === periods[end]?.to) end++
    const validFrom = opening((periods[start] ?? period).from)
    const validTo = closing((periods[end] ?? period).to)
    return { ...period, state: { ...period.state, validFrom, validTo } }
  })
}

function mergeEqual(periods: readonly Period[]): Period[] {
  const merged: Period[] = []
  for (const period of periods) {
    const last = merged.at(-1)
    if (last && last.to === period.from && JSON.stringify(last.state) === JSON.stringify(period.state))
      last.to = period.to
    else merged.push({ ...period })
  }
  return merged
}
