import { Readable } from 'node:stream'
import { type Batch, type Fault, parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import type { Format } from '../../src/intake/formats/format.ts'

export interface WhatWasRead {
  records: RawRecord[]
  batch: Batch
  /** Of the reader, and of the records that it made. */
  faults: Fault[]
  unsaid: Record<string, number>
}

/** For tests: all that a format reads in a text, cut into small chunks as a stream may be; the records are parsed as an import would. */
export async function readItems(
  format: Format,
  text: string,
  mapping: string | null = null,
): Promise<WhatWasRead> {
  const records: RawRecord[] = []
  const faults: Fault[] = []
  const unsaid: Record<string, number> = {}
  const source = { id: 'the-file', publishedOn: null }
  for await (const item of format.read(chunked(text), { source, mapping })) {
    if ('record' in item) records.push(item.record)
    else if ('fault' in item) faults.push(item.fault)
    else unsaid[item.unsaid] = (unsaid[item.unsaid] ?? 0) + 1
  }
  const parsed = parseRecords(records)
  return { records, batch: parsed.batch, faults: [...faults, ...parsed.faults], unsaid }
}

function chunked(text: string): Readable {
  const bytes = Buffer.from(text)
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
    bytes.subarray(i * 7, i * 7 + 7),
  )
  return Readable.from(chunks, { objectMode: false })
}

/** What a test asks of every reader: no fault, and no claim that speaks of an id or cites a source that the file does not give. */
export function missing({ batch, faults }: WhatWasRead): string[] {
  const known = new Set([
    'the-file',
    ...batch.sources.map(({ id }) => id),
    ...batch.entities.map(({ id }) => id),
  ])
  const named = batch.claims.flatMap(({ record }) => [
    record.source,
    ...[record.from, record.to].filter((id) => id !== null),
    ...(record.agreement?.parties.map(({ entity }) => entity) ?? []),
  ])
  return [...faults.map(({ message }) => message), ...named.filter((id) => !known.has(id))]
}
