import { type Dialect, FtmEntity } from '../ftm/entity.ts'
import { dateIn } from './date-format.ts'
import { columnsOf, type EntityMapping, PLACE, type Property, type Query } from './mapping.ts'

type Cells = ReadonlyMap<string, string>

/** The entities that one row is by a query; none where the row is filtered out. */
export function entitiesIn(query: Query, cells: Cells, dialect: Dialect): FtmEntity[] {
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
    return [new FtmEntity({ id, schema, properties: Object.fromEntries(said) }, dialect)]
  })
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
