/** Random graphs in one database, each with ids of its own, so that they do not meet. */
import { expect } from 'vitest'
import { claimId } from '../../src/claims/identity.ts'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { recordBatch } from '../../src/claims/record.ts'
import { prepareStore, readMeta } from '../../src/claims/store.ts'
import type { Claim } from '../../src/claims/types.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { renameGraph } from '../property/rename.ts'
import { toClaimsFile } from './arbitraries/claims-file.ts'
import { wipe } from './neo4j.ts'
import type { ClaimGraph } from './oracle/world.ts'

export const idIn = (index: number) => (id: string) => `n${index + 1}-${id}`

/** Its claims have ids of their own too, by which evidence is compared. */
export function apart(graph: ClaimGraph, index: number): ClaimGraph {
  const renamed = renameGraph(graph, idIn(index))
  const recorded = (claim: Claim) => claim.recorded.map((interval) => ({ ...interval, by: 'test' }))
  return {
    sources: graph.sources,
    entities: renamed.entities.map((entity) => ({ ...entity, name: entity.id.toUpperCase() })),
    claims: renamed.claims.map((claim) => ({ ...claim, id: claimId(claim), recorded: recorded(claim) })),
  }
}

export const together = (graphs: readonly ClaimGraph[]): ClaimGraph => ({
  sources: graphs[0]?.sources ?? [],
  entities: graphs.flatMap(({ entities }) => entities),
  claims: graphs.flatMap(({ claims }) => claims),
})

const KINDS = ['source', 'entity', 'claim', 'event'] as const
function recordsOf(graph: ClaimGraph): RawRecord[] {
  const lines = toClaimsFile(graph).trimEnd().split('\n')
  return lines.flatMap((text, line) => {
    const record = JSON.parse(text) as Record<string, unknown>
    return KINDS.filter((kind) => kind in record).map((kind) => ({ kind, value: record[kind], line }))
  })
}

/** Empties the database and records the graph as a claims file would be: twice, for the second time is to change nothing. */
export async function recordAll(database: Graph, graph: ClaimGraph, now: Date): Promise<void> {
  await wipe(database)
  await prepareStore(database)
  const { batch, faults } = parseRecords(recordsOf(graph))
  expect(faults).toEqual([])
  const options = { now: now.toISOString(), by: 'test' }
  const outcome = await recordBatch(database, batch, options)
  expect(outcome.faults).toEqual([])
  const before = await readMeta(database)
  const again = await recordBatch(database, batch, options)
  expect(again).toMatchObject({ added: [], sources: 0, entities: 0, events: 0, faults: [] })
  expect(again.repeated).toHaveLength(graph.claims.length)
  expect(await readMeta(database)).toEqual(before)
}
