import type { Link, MoneyRange, Range } from '../claims/types.ts'

/** What is stated of a link, by attribute, as the type that the attribute has; null where nothing is. */
export const rangeOf = (link: Link, name: string): Range | null =>
  (link.attributes[name]?.value ?? null) as Range | null
export const moneyOf = (link: Link, name: string): MoneyRange | null =>
  (link.attributes[name]?.value ?? null) as MoneyRange | null
export const textOf = (link: Link, name: string): string | null =>
  (link.attributes[name]?.value ?? null) as string | null
export const flagOf = (link: Link, name: string): boolean | null =>
  (link.attributes[name]?.value ?? null) as boolean | null

/** How sure an attribute is; never surer than the link that carries it. */
export const surenessOf = (link: Link, name: string): number =>
  Math.min(link.confidence, link.attributes[name]?.confidence ?? link.confidence)
