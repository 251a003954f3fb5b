import type { ClaimStatus } from '../generated/schema-types.ts'
import { sayConstant } from '../words/say-constant.ts'
import type { Exhibit, ShownClaim, ShownEntity, ShownLink } from './exhibit.ts'

/** How sure what is said of a thing is, and how it is known; null where no claim supports it. */
export interface Known {
  confidence: number | null
  status: ClaimStatus | null
}
type Said = Pick<ShownLink, 'share' | 'votes' | 'controls' | 'amount'> & Pick<ShownEntity, 'value'>
type SaidName = keyof Said
export type KnownThing = Said & { confidence?: number; evidence: readonly string[] }
type Claims = Pick<Exhibit, 'claims'>

/** From the surest to the least sure. */
const STATUSES: readonly ClaimStatus[] = ['DISCLOSED', 'ANNOUNCED', 'REPORTED', 'ESTIMATED', 'SPECULATED']
const doubtOf = (status: ClaimStatus | null): number => (status === null ? -1 : STATUSES.indexOf(status))

/** What a holding is said by: control, else its share, else its votes. Other ties are said without an attribute. */
export function mainOf({ share, votes, controls }: KnownThing): SaidName | null {
  if (controls === true) return 'controls'
  if (isStated(share)) return 'share'
  return isStated(votes) ? 'votes' : null
}
const isStated = (span: Said['share']): boolean =>
  span !== null && span !== undefined && (span.min !== null || span.max !== null)

/**
 * How a tie or an agreement is known, as it is said: a filing may disclose a holding whose size a columnist reckoned. "Holds 21 %" is then
 * no surer than the columnist.
 */
export function knownAs(thing: KnownThing, exhibit: Claims): Known {
  const main = mainOf(thing)
  const basis = main === null ? undefined : surestOf(thing, main, exhibit)
  const first = supportingOf(thing, exhibit)[0]
  const confidences = [thing.confidence, basis?.confidence].filter((each) => each !== undefined)
  const statuses = [first, basis].flatMap((claim) => (claim ? [claim.status] : []))
  return {
    confidence: confidences.length === 0 ? null : Math.min(...confidences),
    status: statuses.sort((a, b) => doubtOf(b) - doubtOf(a))[0] ?? null,
  }
}

/** The text of an attribute that stands beside, such as an amount, with how it is known where that is less sure than the rest. */
export function asKnown(
  thing: KnownThing,
  name: SaidName,
  text: string | null,
  exhibit: Claims,
): string | null {
  const status = surestOf(thing, name, exhibit)?.status ?? null
  if (text === null || status === null || doubtOf(status) <= doubtOf(knownAs(thing, exhibit).status))
    return text
  return `${text} (${sayConstant(status)})`
}

const supportingOf = ({ evidence }: KnownThing, { claims }: Claims): ShownClaim[] =>
  evidence.flatMap((id) => claims.get(id) ?? []).filter(({ supports }) => supports)

/** The surest claim that states the attribute: with this very value, else with any. They come surest first. */
function surestOf(thing: KnownThing, name: SaidName, exhibit: Claims): ShownClaim | undefined {
  const stating = supportingOf(thing, exhibit).filter(({ asserts }) => asserts[name] !== undefined)
  const value = textOf(thing[name])
  return stating.find(({ asserts }) => textOf(asserts[name]) === value) ?? stating[0]
}

/** A bound that is left out is an unknown one. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const { min = null, max = null, currency = null } = value as { [name: string]: unknown }
  return JSON.stringify([min, max, currency])
}
