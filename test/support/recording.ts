import { expect } from 'vitest'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { type Outcome, type RecordOptions, recordBatch } from '../../src/claims/record.ts'
import type { Graph } from '../../src/graph/graph.ts'

/** As whose doing what tests record stands in the audit log. */
export const audit = { by: 'test', operation: 'test' }

/** Records of the interchange format, such as {claim: {…}}, written as one batch; faults of form are no part of what is tried. */
export async function recordAs(
  graph: Graph,
  records: readonly object[],
  options: Partial<RecordOptions> = {},
): Promise<Outcome> {
  const raw = records.map((record): RawRecord => {
    const [[kind, value] = ['', null]] = Object.entries(record)
    return { kind: kind as RawRecord['kind'], value, line: null }
  })
  const { batch, faults } = parseRecords(raw)
  expect(faults).toEqual([])
  return await recordBatch(graph, batch, { now: '2026-06-01T00:00:00.000Z', by: 'test', audit, ...options })
}

/** The same, of what must be free of faults. */
export async function recordAll(graph: Graph, ...records: object[]): Promise<Outcome> {
  const outcome = await recordAs(graph, records)
  expect(outcome.faults).toEqual([])
  return outcome
}

/** An event, by someone who says why. */
export const event = (kind: string, at: string, more: object, because: string | null = 'seen'): object => ({
  event: { kind, at: at.length === 10 ? `${at}T00:00:00Z` : at, by: 'ann', because, ...more },
})
