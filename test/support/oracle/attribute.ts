import type { AttributeValue, Day, Stated } from '../../../src/claims/types.ts'
import { LAST_DAY } from '../../../src/graph/vocabulary.ts'
import { earliest, firstDay as firstDayOf, latest } from './days.ts'
import { bestOf, type Evidence, inForce, reachEnd, surestFirst } from './evidence.ts'
import type { Reading } from './reading.ts'
import { agrees, conflict, span } from './values.ts'

/** One claim's value of one attribute, and the days on which it states it. */
type Said = Reading & { value: AttributeValue; from: Day; to: Day }

/** Rule 5: denials of this attribute that hold on the day and speak of the value. */
const denialsOf = (evidence: Evidence, name: string, value: AttributeValue, day: Day): Reading[] =>
  evidence.denials.filter((denial) => {
    const denied = denial.attributes[name]
    return denied !== undefined && inForce(denial, day) && agrees(name, denied, value)
  })

/** Rule 3: who gives the attribute, as it is seen on the day, and from when to when. */
function saidOf(evidence: Evidence, name: string, day: Day): Said[] {
  const givers = evidence.supporters.flatMap((each) => {
    const value = each.attributes[name]
    if (value === undefined) return []
    const takenOut = denialsOf(evidence, name, value, day).some((denial) =>
      evidence.preferred.has(denial.claim.id),
    )
    return takenOut ? [] : [{ ...each, value }]
  })
  // The same date told more precisely does not replace, and lasting attributes are never replaced.
  const sameDate = (one: Reading, other: Reading): boolean =>
    one.startText !== null &&
    other.startText !== null &&
    (one.startText.startsWith(other.startText) || other.startText.startsWith(one.startText))
  const nextStart = (giver: Reading): Day =>
    LASTING.includes(name)
      ? LAST_DAY
      : earliest(
          givers
            .filter((other) => other.start > giver.start && !sameDate(giver, other))
            .map((other) => other.start),
        )
  return givers
    .map((giver) => {
      const until = giver.end ?? nextStart(giver)
      return { ...giver, from: giver.start, to: earliest([until, reachEnd(evidence, giver), LAST_DAY]) }
    })
    .filter((said) => said.from < said.to)
}

const LASTING = ['kind', 'announcedOn', 'signedOn', 'on', 'validFrom']

/** Rule 4: the one that is followed; of starts of service (rule 10) the earliest. */
function choose(evidence: Evidence, name: string, said: readonly Said[]): Said {
  const preferred = said.filter((each) => evidence.preferred.has(each.claim.id))
  if (name === 'validFrom') {
    const candidates = preferred.length > 0 ? preferred : said
    const firstOf = (each: Said): Day => firstDayOf(each.value as string)
    const day = earliest(candidates.map(firstOf))
    return bestOf(candidates.filter((each) => firstOf(each) === day))
  }
  return bestOf(preferred.length > 0 ? preferred : said)
}

/** Rules 5 and 7. */
function isDisputed(evidence: Evidence, name: string, stating: readonly Said[], day: Day): boolean {
  if (stating.some((each) => evidence.preferred.has(each.claim.id))) return false
  return (
    (name !== 'validFrom' &&
      stating.some((one) => stating.some((other) => conflict(name, one.value, other.value)))) ||
    stating.some((each) => denialsOf(evidence, name, each.value, day).length > 0)
  )
}

/** The value of the attribute on a day on which the tie holds; null where it is unknown. */
export function attributeOn(evidence: Evidence, name: string, day: Day): Stated | null {
  const said = saidOf(evidence, name, day)
  const stating = said.filter((each) => each.from <= day && day < each.to)
  if (stating.length === 0) return between(evidence, name, said, day)
  const chosen = choose(evidence, name, stating)
  return {
    value: chosen.value,
    confidence: chosen.claim.weight,
    status: chosen.claim.status,
    claims: surestFirst(stating.map((each) => each.claim)),
    disputed: isDisputed(evidence, name, stating, day),
  }
}

/** Rule 3, second half: a gap between two claims. */
function between(evidence: Evidence, name: string, said: readonly Said[], day: Day): Stated | null {
  const past = said.filter((each) => each.to <= day)
  const coming = said.filter((each) => each.from > day)
  if (past.length === 0 || coming.length === 0) return null
  const lastDay = latest(past.map((each) => each.to))
  const nextDay = earliest(coming.map((each) => each.from))
  const before = choose(
    evidence,
    name,
    past.filter((each) => each.to === lastDay),
  )
  const after = choose(
    evidence,
    name,
    coming.filter((each) => each.from === nextDay),
  )
  const value = span(before.value, after.value)
  if (value === null) return null
  const lower = after.claim.weight < before.claim.weight ? after : before
  return {
    value,
    confidence: lower.claim.weight,
    status: lower.claim.status,
    claims: surestFirst([before.claim, after.claim]),
    disputed: false,
  }
}
