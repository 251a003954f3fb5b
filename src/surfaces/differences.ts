import type { ShownClaim } from './exhibit.ts'
import { sayField, sayValue } from './values.ts'

/** What sources differ about: an attribute, and each value with the claims that state it. */
export interface Difference {
  attribute: string
  values: { said: string; claims: ShownClaim[] }[]
}

/** Attributes of which two claims state values that cannot both be right. */
export function differencesOf(claims: readonly ShownClaim[]): Difference[] {
  const stating = claims.filter(({ supports }) => supports)
  const stated = stating.map((claim) => ({ claim, asserts: flat(claim) }))
  const attributes = new Set(stated.flatMap(({ asserts }) => Object.keys(asserts)))
  return [...attributes]
    .filter((attribute) => {
      const values = stated.map(({ asserts }) => asserts[attribute])
      return values.some((a, at) => values.slice(at + 1).some((b) => contradict(a, b)))
    })
    .map((attribute) => ({
      attribute: sayField(attribute).toLowerCase(),
      values: byValue(attribute, stated),
    }))
}

interface Stated {
  claim: ShownClaim
  asserts: { [attribute: string]: unknown }
}
/** Capacity has parts that differ one by one: megawatts, accelerators. */
const flat = ({ asserts: { capacity, ...asserts } }: ShownClaim): Stated['asserts'] =>
  typeof capacity === 'object' && capacity !== null ? { ...asserts, ...capacity } : asserts

/** Texts may be the same said otherwise, and lists one longer than the other; only bounds, dates and fixed words contradict. */
function contradict(a: unknown, b: unknown): boolean {
  if (isRange(a) && isRange(b)) return above(a.min, b.max) || above(b.min, a.max)
  if (typeof a === 'boolean' && typeof b === 'boolean') return a !== b
  return isWord(a) && isWord(b) && !a.startsWith(b) && !b.startsWith(a)
}
const above = (min: number | null, max: number | null): boolean => min !== null && max !== null && min > max

interface Range {
  min: number | null
  max: number | null
}
const isRange = (value: unknown): value is Range =>
  typeof value === 'object' && value !== null && 'min' in value && 'max' in value
/** A date, or a constant such as a stage. */
const isWord = (value: unknown): value is string =>
  typeof value === 'string' && /^(\d{4}(-\d\d)*|[A-Z_]+)$/.test(value)

function byValue(attribute: string, stated: readonly Stated[]): Difference['values'] {
  const values = new Map<string, ShownClaim[]>()
  for (const { claim, asserts } of stated) {
    const said = sayValue(asserts[attribute])
    if (said !== '') values.set(said, [...(values.get(said) ?? []), claim])
  }
  return [...values].map(([said, claims]) => ({ said, claims }))
}
