import type { ClaimStatus, Exhibit, ShownClaim, ShownEntity, ShownLink } from './exhibit.ts'

/** How sure what is said of a thing is, and how it is known; null where no claim supports it. */
export interface Known {
  confidence: number | null
  status: ClaimStatus | null
}
type Said = Pick<ShownLink, 'share' | 'votes' | 'controls' | 'amount'> & Pick<ShownEntity, 'value'>
export type SaidName = keyof Said
/** All that a sentence about a tie or an agreement tells. */
export const EVERY_SAID: readonly SaidName[] = ['share', 'votes', 'controls', 'amount', 'value']
export type KnownThing = Said & { confidence?: number; evidence: readonly string[] }

/** From the surest to the least sure. */
const STATUSES: readonly ClaimStatus[] = ['DISCLOSED', 'ANNOUNCED', 'REPORTED', 'ESTIMATED', 'SPECULATED']

/**
 * How what is said of a tie or an agreement is known: that it is there, with each of these attributes. A filing may disclose a holding whose
 * size a columnist reckoned: "holds 21 %" is then no surer than the columnist.
 */
export function knownAs(
  thing: KnownThing,
  names: readonly SaidName[],
  { claims }: Pick<Exhibit, 'claims'>,
): Known {
  const supporting = thing.evidence.flatMap((id) => claims.get(id) ?? []).filter(({ supports }) => supports)
  const [first] = supporting
  const bases = names
    .filter((name) => thing[name] !== null && thing[name] !== undefined)
    .flatMap((name) => surestOf(supporting, name, thing[name]) ?? [])
  const confidences = [thing.confidence, ...bases.map(({ confidence }) => confidence)]
  const known = confidences.filter((confidence) => confidence !== undefined)
  return {
    confidence: known.length === 0 ? null : Math.min(...known),
    status: leastSure([...(first ? [first] : []), ...bases]),
  }
}

/** The surest claim that states the attribute: with this very value, else with any. They come surest first. */
function surestOf(claims: readonly ShownClaim[], name: SaidName, value: unknown): ShownClaim | undefined {
  const stating = claims.filter(({ asserts }) => asserts[name] !== undefined)
  return stating.find(({ asserts }) => textOf(asserts[name]) === textOf(value)) ?? stating[0]
}

/** A bound that is left out is an unknown one. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const { min = null, max = null, currency = null } = value as { [name: string]: unknown }
  return JSON.stringify([min, max, currency])
}

const leastSure = (claims: readonly ShownClaim[]): ClaimStatus | null =>
  STATUSES[Math.max(-1, ...claims.map(({ status }) => STATUSES.indexOf(status)))] ?? null
