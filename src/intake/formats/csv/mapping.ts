import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Fault } from '../../../claims/parse.ts'
import { slug } from '../../../claims/schema.ts'
import { CLAIM_STATUSES } from '../../../graph/vocabulary.ts'
import { isDateFormat } from './date-format.ts'

const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const cells = z.union([cell.transform((one) => [one]), z.array(cell)])
/** FollowTheMoney takes one or several under either name. */
const columns = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const property = z.strictObject({
  column: z.string().optional(),
  columns: z.array(z.string()).optional(),
  literal: cell.optional(),
  literals: z.array(cell).optional(),
  template: z.string().optional(),
  entity: z.string().optional(),
  join: z.string().optional(),
  split: z.string().optional(),
  format: z.string().refine(isDateFormat, 'must have %Y or %y, and %m and %d once at most').optional(),
  required: z.boolean().optional(),
})
const entity = z
  .strictObject({
    schema: z.string(),
    key: columns.optional(),
    keys: columns.optional(),
    key_literal: cell.optional(),
    properties: z.record(z.string(), property).default({}),
  })
  .transform(({ key, keys, key_literal, ...rest }) => ({
    ...rest,
    keys: [...(key ?? []), ...(keys ?? [])],
    keyLiteral: key_literal ?? null,
  }))
  .refine(({ keys }) => keys.length > 0, 'needs key or keys: the columns that tell one from another')
const query = z.strictObject({
  csv_url: z.string().optional(),
  csv_urls: z.array(z.string()).optional(),
  filters: z.record(z.string(), cells).default({}),
  filters_not: z.record(z.string(), cells).default({}),
  entities: z.record(z.string(), entity),
})
/** FollowTheMoney lets a mapping say more about its dataset, which a file's claims have no place for. */
const MAPPING = z.looseObject({
  prefix: slug.optional(),
  status: z.enum(CLAIM_STATUSES).default('REPORTED'),
  queries: z.array(query).min(1),
})

export type Property = z.output<typeof property>
export type EntityMapping = z.output<typeof entity>
export type Query = z.output<typeof query>
export type Mapping = z.output<typeof MAPPING>

/** The mapping of a text, or what is wrong with it. FollowTheMoney's own form, with the dataset's name around it, is one, too. */
export function mappingOf(text: string | null): Mapping | Fault[] {
  if (text === null) return [fault('A CSV file is read by a mapping file, which says what its columns are.')]
  const document = parseDocument(text)
  const [error] = document.errors
  if (error) return [fault(`it is not YAML (${error.message.split('\n', 1)[0] ?? ''})`)]
  const parsed = MAPPING.safeParse(unwrapped(document.toJS() as unknown))
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => fault(`${path.join('.') || 'it'}: ${message}`))
  return [...referenceFaults(parsed.data)].length > 0 ? [...referenceFaults(parsed.data)] : parsed.data
}

function unwrapped(given: unknown): unknown {
  if (given === null || typeof given !== 'object' || 'queries' in given) return given
  const [[name, inner] = []] = Object.entries(given)
  if (name === undefined || inner === null || typeof inner !== 'object') return given
  return { prefix: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), ...inner }
}

function* referenceFaults({ queries }: Mapping): Generator<Fault> {
  for (const { entities } of queries) {
    for (const [name, { properties }] of Object.entries(entities)) {
      for (const [property, { entity: other }] of Object.entries(properties))
        if (other !== undefined && !(other in entities))
          yield fault(`${name}.${property}: there is no entity ${other} in this query.`)
    }
  }
}

const fault = (message: string): Fault => ({
  code: 'BAD_VALUE',
  message: message.startsWith('A CSV') ? message : `The mapping cannot be used: ${message}`,
  path: [],
  line: null,
})

/** Every column that a query cannot do without: those of its keys and filters. */
export const neededBy = ({ entities, filters, filters_not }: Query): string[] => [
  ...Object.values(entities).flatMap(({ keys }) => keys),
  ...Object.keys(filters),
  ...Object.keys(filters_not),
]

/** Every column that a property takes. */
export const columnsOf = ({ column, columns, template }: Property): string[] => [
  ...(column === undefined ? [] : [column]),
  ...(columns ?? []),
  ...Array.from((template ?? '').matchAll(PLACE), ([, name = '']) => name),
]
export const PLACE = /\{\{\s*(.+?)\s*\}\}/g
