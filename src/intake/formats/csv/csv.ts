import type { Readable } from 'node:stream'
import { rowsOf } from '../csv-rows.ts'
import { withEnds } from '../ends.ts'
import type { Format, ReaderOptions } from '../format.ts'
import { type Dialect, FtmEntity } from '../ftm/entity.ts'
import { sayEntity } from '../ftm/ftm.ts'
import type { Met } from '../items.ts'
import { KindTable } from '../kind-table.ts'
import { entitiesIn, united } from './apply.ts'
import { columnsOf, mappingOf, neededBy, type Query } from './mapping.ts'

/** Any table, by a mapping in the style of FollowTheMoney's. */
export const csv: Format = {
  name: 'csv',
  title: 'CSV by a mapping file',
  // A table says nothing of itself.
  detects: () => false,
  read: (input, options) => withEnds(once(met(input, options))),
}

async function* met(input: Readable, { source, mapping: text }: ReaderOptions): AsyncGenerator<Met> {
  const mapping = mappingOf(text)
  if (Array.isArray(mapping)) {
    for (const fault of mapping) yield { fault }
    return
  }
  const { prefix = 'csv', status } = mapping
  const dialect: Dialect = { prefix, scheme: null, locator: 'row', status, beyond: true }
  let queries: readonly Query[] | null = null
  for await (const row of rowsOf(input)) {
    if ('fault' in row) {
      yield row
      continue
    }
    if (queries === null) {
      queries = mapping.queries.filter((query) =>
        neededBy(query).every((column) => row.columns.includes(column)),
      )
      yield* unfit(mapping.queries, queries, row.columns)
    }
    const entities = united(queries.flatMap((query) => entitiesIn(query, row.cells)))
    if (entities.length === 0) yield { unsaid: 'row (without the keys of any entity, or filtered out)' }
    for (const { id, schema, properties } of entities) {
      const given = { id, schema, properties: { ...properties } }
      yield* sayEntity(new FtmEntity(given, dialect), row.line, source)
    }
  }
}

/**
 * One mapping may serve several files, so a query whose keys a file does not have is for another. That none fits, or that a column
 * is missing which a fitting query takes, is a mistake.
 */
function* unfit(
  all: readonly Query[],
  fitting: readonly Query[],
  columns: readonly string[],
): Generator<Met> {
  const missing = fitting
    .flatMap(({ entities }) => Object.values(entities))
    .flatMap(({ properties }) => Object.values(properties).flatMap(columnsOf))
    .filter((column) => !columns.includes(column))
  const none = fitting.length === 0 ? all.flatMap(neededBy).filter((column) => !columns.includes(column)) : []
  for (const column of new Set([...missing, ...none])) {
    const message = `The mapping takes a column ${column}, which the file does not have. It has: ${columns.join(', ')}.`
    yield { fault: { code: 'BAD_VALUE', message: message.slice(0, 1000), path: [], line: 1 } }
  }
}

/** A table repeats itself: the parent that stands in a hundred rows is said once. */
async function* once(found: AsyncIterable<Met>): AsyncGenerator<Met> {
  const seen = new KindTable()
  for await (const one of found) {
    const said = 'record' in one ? one.record.value : 'tie' in one ? one.tie : null
    const key = said === null ? null : JSON.stringify(said)
    if (key !== null && seen.get(key) !== 0) continue
    if (key !== null) seen.set(key, 1)
    yield one
  }
}
