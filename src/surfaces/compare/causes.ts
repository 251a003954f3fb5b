import { endDay, firstDay, isPartialDate } from '../../claims/days.ts'
import { listed } from '../../words/listed.ts'
import { sayDate } from '../../words/say-amounts.ts'
import { sayBelow } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { ShownClaim } from '../exhibit.ts'
import { saySource } from '../say-source.ts'
import type { Side } from './side.ts'

export interface Cause {
  said: string
  /** Whether the claim counts, and only the day is another. */
  ofDay: boolean
}

/** Why a claim does not count on that side; null where nothing that is known of it says so. */
export function causeOf(claim: ShownClaim, { exhibit, scope, withdrawn }: Side): Cause | null {
  const kept = (said: string): Cause => ({ said, ofDay: false })
  if (scope.withoutSources.includes(claim.source.id)) return kept('switched off')
  if (scope.statuses && !scope.statuses.includes(claim.status))
    return kept(`${sayConstant(claim.status)}, a kind that does not count`)
  if (claim.recordedAt > exhibit.knownAt)
    return kept(`recorded on ${sayDate(claim.recordedAt.slice(0, 10))}, after that moment`)
  const gone = withdrawn.get(claim.id)
  if (gone !== undefined && gone <= exhibit.knownAt) return kept(`withdrawn on ${sayDate(gone.slice(0, 10))}`)
  if (scope.minConfidence !== null && claim.confidence < scope.minConfidence)
    return kept(`confidence ${sayBelow(claim.confidence, scope.minConfidence)}, below ${scope.minConfidence}`)
  return causeOfDay(claim, exhibit.validAt)
}

function causeOfDay({ validFrom, validTo, asserts }: ShownClaim, day: string): Cause | null {
  if (validTo !== null && isPartialDate(validTo) && endDay(validTo) <= day)
    return { said: `over by ${sayDate(validTo)}`, ofDay: true }
  const begins = [asserts['signedOn'], asserts['announcedOn'], asserts['on'], validFrom].filter(isDate)
  const [first] = begins.sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1))
  if (first !== undefined && firstDay(first) > day) return { said: `from ${sayDate(first)} on`, ofDay: true }
  return null
}
const isDate = (value: unknown): value is string => typeof value === 'string' && isPartialDate(value)

/** The sources of claims, those of one cause together: "The Paper: A report and blog (switched off)". */
export function sayBlamed(blamed: readonly { claim: ShownClaim; cause: Cause }[]): string {
  const byCause = new Map<string, Set<string>>()
  for (const { claim, cause } of blamed)
    byCause.set(cause.said, (byCause.get(cause.said) ?? new Set()).add(saySource(claim.source)))
  return listed([...byCause].map(([cause, sources]) => `${listed(few([...sources]))} (${cause})`))
}

const few = (texts: readonly string[]): readonly string[] =>
  texts.length <= MOST_SOURCES
    ? texts
    : [...texts.slice(0, MOST_SOURCES), `${texts.length - MOST_SOURCES} more`]
const MOST_SOURCES = 3
