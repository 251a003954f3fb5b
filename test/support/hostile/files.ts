import { CLAIMS, YAML } from './claims-contents.ts'
import { BODS, DELTA, FTM, GRAPH, LEI, MAPPING, OLIGRAPHER, TABLE } from './file-contents.ts'

/** A file of a format with a text at one place of it. */
export interface Sample {
  /** How many places there are. */
  places: number
  write(place: number, text: string): string
  /** Where the name of a thing stands. */
  name: number
  mapping?: string
}

/** Every text within a value by its path, and every key by the path of what it names. */
type At = { path: (string | number)[]; isKey: boolean }
function textsIn(value: unknown, path: (string | number)[] = []): At[] {
  if (typeof value === 'string') return [{ path, isKey: false }]
  if (value === null || typeof value !== 'object') return []
  const keys = Array.isArray(value)
    ? []
    : Object.keys(value).map((key) => ({ path: [...path, key], isKey: true }))
  return [
    ...keys,
    ...Object.entries(value).flatMap(([key, one]) =>
      textsIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}
/** The value with the text there. Entries are defined, not assigned: a key may be that of the father of all objects. */
function withText(value: unknown, { path: [key, ...rest], isKey }: At, text: string): unknown {
  if (key === undefined) return text
  if (Array.isArray(value))
    return value.map((one, i) => (i === key ? withText(one, { path: rest, isKey }, text) : (one as unknown)))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, one]): [string, unknown] => {
      if (name !== key) return [name, one]
      return isKey && rest.length === 0 ? [text, one] : [name, withText(one, { path: rest, isKey }, text)]
    }),
  )
}

function sampleOf(value: unknown, nameAt: string, write: (value: unknown) => string): Sample {
  const places = textsIn(value)
  const name = places.findIndex(({ path, isKey }) => !isKey && path.join('.') === nameAt)
  if (name < 0) throw new Error(`The sample has no ${nameAt}.`)
  return {
    places: places.length,
    name,
    write: (place, text) => {
      const at = places[place]
      return write(at ? withText(value, at, text) : value)
    },
  }
}
const lines = (value: unknown): string => (value as unknown[]).map((one) => JSON.stringify(one)).join('\n')

const csvOf = (rows: unknown): string =>
  (rows as string[][])
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n')

/** XML knows neither controls nor halves of characters, however they are written: a file that has them is none. */
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const gleifOf = (texts: unknown): string => {
  const [lei, name, language, type, old, authority, number, place, category, status, registered] = (
    texts as string[]
  ).map(xml)
  return `<?xml version="1.0" encoding="UTF-8"?><lei:LEIData xmlns:lei="x"><lei:LEIRecords><lei:LEIRecord><lei:LEI>${lei}</lei:LEI><lei:Entity>
<lei:LegalName xml:lang="${language}">${name}</lei:LegalName><lei:OtherEntityNames><lei:OtherEntityName type="${type}">${old}</lei:OtherEntityName></lei:OtherEntityNames>
<lei:RegistrationAuthority><lei:RegistrationAuthorityID>${authority}</lei:RegistrationAuthorityID><lei:RegistrationAuthorityEntityID>${number}</lei:RegistrationAuthorityEntityID></lei:RegistrationAuthority>
<lei:LegalJurisdiction>${place}</lei:LegalJurisdiction><lei:EntityCategory>${category}</lei:EntityCategory><lei:EntityStatus>${status}</lei:EntityStatus></lei:Entity>
<lei:Registration><lei:RegistrationStatus>${registered}</lei:RegistrationStatus></lei:Registration></lei:LEIRecord></lei:LEIRecords></lei:LEIData>`
}

/** By the name of the format. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  claims: sampleOf(CLAIMS, '1.entity.name', lines),
  // All JSON is YAML.
  'claims-yaml': sampleOf(YAML, 'entities.0.name', (value) => JSON.stringify(value, null, 1)),
  bods: sampleOf(BODS, '0.recordDetails.name', (value) => JSON.stringify(value, null, 1)),
  ftm: sampleOf(FTM, '1.properties.name.0', lines),
  'opensanctions-delta': sampleOf(DELTA, '1.entity.properties.name.0', lines),
  graph: sampleOf(GRAPH, 'nodes.0.properties.name', (value) => JSON.stringify(value)),
  oligrapher: sampleOf(OLIGRAPHER, 'nodes.n1.display.name', (value) => JSON.stringify(value)),
  csv: { ...sampleOf(TABLE, '1.0', csvOf), mapping: MAPPING },
  gleif: sampleOf(LEI, '1', gleifOf),
}
