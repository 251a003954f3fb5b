import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** The four tables as they lie: every cell a text, an empty one unknown. */
const cell = z.string().transform((text) => (text === '' ? null : text))
const number = cell.transform((text) => (text === null ? null : Number(text)))

const claimRow = z.strictObject({
  id: z.string(),
  type: z.enum([
    'affiliation',
    'chip_supply',
    'compute_agreement',
    'control',
    'investment',
    'lease',
    'merger',
    'operates_facility',
    'ownership',
    'rivalry',
    'subsidiary',
  ]),
  subject_id: z.string(),
  object_id: z.string(),
  role_notes: cell,
  status: z.enum(['announced', 'denied', 'disclosed', 'reported', 'speculated', 'terminated']),
  value_amount: number,
  value_currency: cell,
  capacity_mw: number,
  capacity_units: cell,
  share_percent: number,
  vote_percent: number,
  valid_from: cell,
  valid_to: cell,
  facility_id: cell,
  confidence: z.string().transform(Number),
  source_id: z.string(),
  locator: z.string(),
  paraphrase: z.string(),
})
const entityRow = z.strictObject({
  id: z.string(),
  kind: z.enum(['company', 'facility', 'government', 'person']),
  name: z.string(),
  aliases: cell,
  wikidata_qid: cell,
  lei: cell,
  country: cell,
  parent_note: cell,
})
const sourceRow = z.strictObject({
  id: z.string(),
  publisher: cell,
  title: cell,
  published_on: cell,
  url: cell,
  kind: z.enum(['blog', 'dataset', 'filing', 'news']),
})
const extraRow = z.strictObject({
  id: z.string(),
  tier: z.enum(['A', 'B', 'C', 'D', '-']),
  date_basis: z.string(),
  title_basis: z.string(),
  relays: cell,
})

export type ClaimRow = z.output<typeof claimRow>
export type EntityRow = z.output<typeof entityRow>
export type SourceRow = z.output<typeof sourceRow> & z.output<typeof extraRow>
export interface Tables {
  claims: ClaimRow[]
  entities: EntityRow[]
  sources: SourceRow[]
}

export function readTables(folder: string): Tables {
  const read = <T>(name: string, row: z.ZodType<T>): T[] =>
    z.array(row).parse(parse(readFileSync(join(folder, name), 'utf8'), { columns: true, bom: true }))
  const extras = new Map(read('sources_extra.csv', extraRow).map((extra) => [extra.id, extra]))
  const sources = read('sources.csv', sourceRow).map((source) => {
    const extra = extras.get(source.id)
    if (!extra) throw new Error(`sources_extra.csv says nothing of ${source.id}.`)
    return { ...source, ...extra }
  })
  return { claims: read('claims.csv', claimRow), entities: read('entities.csv', entityRow), sources }
}
