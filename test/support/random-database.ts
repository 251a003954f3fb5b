/** Random graphs in one database, each with ids of its own, so that they do not meet. */
import { expect } from 'vitest'
import { claimId } from '../../src/claims/identity.ts'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { type Outcome, recordBatch } from '../../src/claims/record.ts'
import { prepareStore, readMeta } from '../../src/claims/store.ts'
import type { Claim } from '../../src/claims/types.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { renameGraph } from '../property/rename.ts'
import { toClaimsFile } from './arbitraries/claims-file.ts'
import { wipe } from './neo4j.ts'
import type { ClaimGraph } from './oracle/world.ts'
import { audit } from './recording.ts'

export const idIn = (index: number) => (id: string) => `n${index + 1}-${id}`

/** Its claims have ids of their own too, by which evidence is compared. */
export function apart(graph: ClaimGraph, index: number): ClaimGraph {
  const renamed = renameGraph(graph, idIn(index))
  const recorded = (claim: Claim) => claim.recorded.map((interval) => ({ ...interval, by: 'test' }))
  return {
    sources: graph.sources,
    entities: renamed.entities.map((entity) => ({ ...entity, name: entity.id.toUpperCase() })),
    claims: renamed.claims.map((claim) => ({ ...claim, id: claimId(claim), recorded: recorded(claim) })),
    events: renamed.events ?? [],
  }
}

export const together = (graphs: readonly ClaimGraph[]): ClaimGraph => ({
  sources: graphs[0]?.sources ?? [],
  entities: graphs.flatMap(({ entities }) => entities),
  claims: graphs.flatMap(({ claims }) => claims),
  events: graphs
    .flatMap(({ events }) => events ?? [])
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
})

const KINDS = ['source', 'entity', 'claim', 'event'] as const
function recordsOf(graph: ClaimGraph): RawRecord[] {
  const lines = toClaimsFile(graph)
    .split('\n')
    .filter((line) => line !== '')
  return lines.flatMap((text, line) => {
    const record = JSON.parse(text) as Record<string, unknown>
    return KINDS.filter((kind) => kind in record).map((kind) => ({ kind, value: record[kind], line }))
  })
}

const NOW = '2026-11-21T00:00:00.000Z'

/** Records the graph as a claims file would be, into whatever there is already. */
export async function record(database: Graph, graph: ClaimGraph, now = NOW): Promise<Outcome> {
  const { batch, faults } = parseRecords(recordsOf(graph))
  expect(faults).toEqual([])
  const outcome = await recordBatch(database, batch, { now, by: 'test', audit })
  expect(outcome.faults).toEqual([])
  return outcome
}

/** Empties the database and records the graph: twice, for the second time is to change nothing. */
export async function recordAll(database: Graph, graph: ClaimGraph, now = new Date(NOW)): Promise<void> {
  await wipe(database)
  await prepareStore(database)
  await record(database, graph, now.toISOString())
  const before = await readMeta(database)
  const again = await record(database, graph, now.toISOString())
  expect(again).toMatchObject({ added: [], sources: 0, entities: 0, events: 0, faults: [] })
  expect(again.repeated).toHaveLength(graph.claims.length)
  expect(await readMeta(database)).toEqual(before)
}
