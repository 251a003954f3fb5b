import { DealgraphError } from '../errors.ts'
import { writeBods } from './bods.ts'
import { writeClaims } from './claims.ts'
import { writeEntities, writeLinkClaims, writeLinks } from './csv.ts'
import { writeFtm } from './ftm.ts'
import { writeGexf } from './gexf.ts'
import { writeGraphml } from './graphml.ts'
import { writeJsonld } from './jsonld.ts'
import type { View } from './view.ts'

interface Format {
  mediaType: string
  /** Of a file that holds it. */
  ending: string
  write(view: View): AsyncGenerator<string>
}

/** The tables of CSV. */
const WRITERS_OF_TABLES = { links: writeLinks, entities: writeEntities, claims: writeLinkClaims }
export const TABLES = Object.keys(WRITERS_OF_TABLES)

export const FORMATS = {
  claims: { mediaType: 'application/x-ndjson; charset=utf-8', ending: 'jsonl', write: writeClaims },
  ftm: { mediaType: 'application/x-ndjson; charset=utf-8', ending: 'ftm.json', write: writeFtm },
  bods: { mediaType: 'application/json; charset=utf-8', ending: 'bods.json', write: writeBods },
  graphml: { mediaType: 'application/graphml+xml; charset=utf-8', ending: 'graphml', write: writeGraphml },
  gexf: { mediaType: 'application/gexf+xml; charset=utf-8', ending: 'gexf', write: writeGexf },
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'csv', write: writeLinks },
  jsonld: { mediaType: 'application/ld+json; charset=utf-8', ending: 'jsonld', write: writeJsonld },
} as const satisfies Record<string, Format>

/** The format of that name; BAD_INPUT with those there are. Only CSV has tables. */
export function formatOf(name: string | undefined, table?: string): Format {
  const format: Format = oneOf('format', FORMATS, name)
  if (table === undefined) return format
  if (name !== 'csv')
    throw new DealgraphError('BAD_INPUT', `Only the format csv has tables, not ${String(name)}.`)
  return { ...format, write: oneOf('table', WRITERS_OF_TABLES, table) }
}

function oneOf<T>(what: string, from: Readonly<Record<string, T>>, name: string | undefined): T {
  const found = name !== undefined && Object.hasOwn(from, name) ? from[name] : undefined
  if (found !== undefined) return found
  const given =
    name === undefined ? `No ${what} is given` : `There is no ${what} ${JSON.stringify(name.slice(0, 100))}`
  throw new DealgraphError('BAD_INPUT', `${given}: use ${Object.keys(from).join(', ')}.`)
}
