import { sayMoney } from '../words/say-amounts.ts'
import type { Exhibit } from './exhibit.ts'
import { sayLink } from './say-link.ts'

export type Cell = string | number | boolean | null
type Shown = Pick<Exhibit, 'entities' | 'links' | 'claims'>

/**
 * A question's own fields as columns, whatever they are: `share` with its bounds becomes `share.min` and `share.max`, a thing its name, a list
 * its items with '; ' between them, and what is nested further columns of its own.
 */
export function flattenOwn(own: { [field: string]: unknown }, shown: Shown): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  const put = (path: string, value: unknown): void => {
    if (Array.isArray(value)) return void cells.set(path, sayValues(value, shown))
    if (!isObject(value)) return void cells.set(path, toCell(value))
    const name = nameOf(value, shown)
    if (name !== null) return void cells.set(path, name)
    for (const [field, inner] of Object.entries(value)) put(`${path}.${field}`, inner)
  }
  for (const [field, value] of Object.entries(own)) put(field, value)
  return cells
}

/** Every column that one of the rows has. Where a value is missing in one row and has parts in another, only the parts are columns. */
export function columnsOf(rows: readonly ReadonlyMap<string, Cell>[]): string[] {
  const all = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  const fields = [...new Set(all.map(fieldOf))]
  const isEmpty = (path: string): boolean => rows.every((row) => (row.get(path) ?? null) === null)
  const hasParts = (path: string): boolean => all.some((other) => other.startsWith(`${path}.`))
  return fields.flatMap((field) =>
    all.filter((path) => fieldOf(path) === field && !(isEmpty(path) && hasParts(path))),
  )
}
const fieldOf = (path: string): string => path.split('.')[0] ?? path

type Plain = { [field: string]: unknown }
const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A thing by its name, a finding by its headline, a link in words, a claim by its id; null where it is neither. */
function nameOf(value: Plain, shown: Shown): string | null {
  for (const field of ['name', 'headline'] as const) if (typeof value[field] === 'string') return value[field]
  const { id } = value
  if (typeof id !== 'string') return null
  const link = shown.links.get(id)
  return link ? sayLink(link, shown) : (shown.entities.get(id)?.name ?? id)
}

const toCell = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null

const sayValues = (values: readonly unknown[], shown: Shown): string =>
  values
    .map((value) => say(value, shown))
    .filter((text) => text !== '')
    .join('; ')

/** A value in words, for the cell of a list. */
function say(value: unknown, shown: Shown): string {
  if (value === null) return 'unknown'
  if (Array.isArray(value)) return value.map((one) => say(one, shown)).join(', ')
  if (!isObject(value)) return String(toCell(value) ?? '')
  const name = nameOf(value, shown)
  if (name !== null) return name
  if ('min' in value && 'max' in value) return sayRange(value)
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== false)
    .map(([field, one]) => (one === true ? field : say(one, shown)))
    .filter((text) => text !== '')
    .join(' · ')
}

function sayRange({ min, max, currency }: Plain): string {
  const [least, most] = [numberOr(min), numberOr(max)]
  if (typeof currency === 'string') return sayMoney({ min: least, max: most, currency }) ?? ''
  if (least === null) return most === null ? '' : `up to ${most}`
  if (most === null) return `at least ${least}`
  return least === most ? String(least) : `${least} to ${most}`
}
const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null)
