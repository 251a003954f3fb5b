import { dateIn } from './date-format.ts'
import { columnsOf, type EntityMapping, PLACE, type Property, type Query } from './mapping.ts'

type Cells = ReadonlyMap<string, string>

export interface Fragment {
  id: string
  schema: string
  properties: Readonly<Record<string, string[]>>
}

/** What one row says of its entities by a query; nothing where the row is filtered out. */
export function entitiesIn(query: Query, cells: Cells): Fragment[] {
  if (!isWanted(query, cells)) return []
  const ids = new Map<string, string>()
  for (const [name, entity] of Object.entries(query.entities)) {
    const id = idOf(entity, cells)
    if (id !== null) ids.set(name, id)
  }
  return Object.entries(query.entities).flatMap(([name, { schema, properties }]) => {
    const id = ids.get(name)
    const said = Object.entries(properties).map(
      ([property, given]) => [property, valuesOf(given, cells, ids)] as const,
    )
    const lacks = said.some(([property, values]) => properties[property]?.required && values.length === 0)
    if (id === undefined || lacks) return []
    return [{ id, schema, properties: Object.fromEntries(said) }]
  })
}

/** From the most general on: each but the last two may turn out to be one of those behind it. */
const GENERAL = ['Thing', 'LegalEntity', 'Organization', 'Company', 'Person']

/** FollowTheMoney lets several queries speak of one thing, such as one that names it and one that says which sort it is. */
export function united(fragments: readonly Fragment[]): Fragment[] {
  const found: Fragment[] = []
  for (const fragment of fragments) {
    const i = found.findIndex(
      ({ id, schema }) => id === fragment.id && special(schema, fragment.schema) !== null,
    )
    const before = found[i]
    if (before) found[i] = together(before, fragment)
    else found.push(fragment)
  }
  return found
}

/** The more special of two schemata; null where a thing cannot be both. */
function special(a: string, b: string): string | null {
  const [lower = '', higher = ''] = [a, b].sort((x, y) => GENERAL.indexOf(x) - GENERAL.indexOf(y))
  if (!GENERAL.includes(lower)) return null
  const isPerson = higher === 'Person' && (lower === 'Organization' || lower === 'Company')
  return isPerson ? null : higher
}

function together(a: Fragment, b: Fragment): Fragment {
  const names = new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])
  const of = (name: string) => new Set([...(a.properties[name] ?? []), ...(b.properties[name] ?? [])])
  const properties = Object.fromEntries([...names].map((name) => [name, [...of(name)]]))
  return { id: a.id, schema: special(a.schema, b.schema) ?? a.schema, properties }
}

const isWanted = ({ filters, filters_not }: Query, cells: Cells): boolean =>
  Object.entries(filters).every(([column, allowed]) => allowed.includes(cells.get(column) ?? '')) &&
  Object.entries(filters_not).every(([column, refused]) => !refused.includes(cells.get(column) ?? ''))

/** Made of the keys alone; a row that leaves one of them empty has no such entity. */
function idOf({ keys, keyLiteral }: EntityMapping, cells: Cells): string | null {
  const values = keys.map((key) => cells.get(key))
  if (values.includes(undefined)) return null
  return [...(keyLiteral === null ? [] : [keyLiteral]), ...values].join(' / ')
}

function valuesOf(property: Property, cells: Cells, ids: ReadonlyMap<string, string>): string[] {
  const { literal, literals, template, entity, join, split, format } = property
  if (entity !== undefined) return [ids.get(entity)].filter((id) => id !== undefined)
  const taken = columnsOf(property).flatMap((column) => cells.get(column) ?? [])
  const filled =
    template !== undefined
      ? taken.length === 0
        ? []
        : [template.replace(PLACE, (_, column: string) => cells.get(column) ?? '')]
      : [...taken, ...(literal === undefined ? [] : [literal]), ...(literals ?? [])]
  const joined = join === undefined || filled.length === 0 ? filled : [filled.join(join)]
  const parts = split === undefined ? joined : joined.flatMap((value) => value.split(split))
  return parts
    .map((value) => (format === undefined ? value.trim() : (dateIn(value.trim(), format) ?? value.trim())))
    .filter((value) => value !== '')
}
