import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { graphs } from '../support/arbitraries/graph.ts'
import { recordedGraphs } from '../support/arbitraries/record.ts'
import { runs } from './runs.ts'

const KINDS = ['source', 'entity', 'claim', 'event'] as const

function recordsOf(file: string): RawRecord[] {
  return file
    .trimEnd()
    .split('\n')
    .map((text, index) => {
      const line = JSON.parse(text) as Record<string, unknown>
      const kind = KINDS.find((each) => each in line)
      if (kind === undefined) throw new Error(`not a record: ${text}`)
      return { kind, value: line[kind], line: index + 1 }
    })
}

test('a random graph prints as a claims file that reads back as the same claims, with all that became of them', () => {
  fc.assert(
    fc.property(fc.oneof(graphs(), recordedGraphs()), (graph) => {
      const { batch, faults } = parseRecords(recordsOf(toClaimsFile(graph)))
      expect(faults).toEqual([])
      expect(batch.claims.map((each) => each.record.locator)).toEqual(graph.claims.map((each) => each.id))
      expect(batch.entities).toHaveLength(graph.entities.length)
      const ids = batch.claims.map(({ id }) => id)
      for (const { claim } of batch.events) expect(ids).toContain(claim)
    }),
    runs(100),
  )
}, 600_000)
