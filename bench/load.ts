import { entityProperties } from '../src/claims/entities.ts'
import { endsOf } from '../src/claims/known.ts'
import { type StoredLink, storedLinks } from '../src/claims/links.ts'
import { nameOf } from '../src/claims/names.ts'
import { type Batch, parseRecords, type RawRecord } from '../src/claims/parse.ts'
import { claimProperties } from '../src/claims/rows.ts'
import { bundleOf, mainTie, type TieWithClaims, tiesOf } from '../src/claims/ties.ts'
import type { Claim } from '../src/claims/types.ts'
import { weightOf } from '../src/claims/weight.ts'
import { loadCypher } from '../src/graph/cypher.ts'
import type { Graph, Value } from '../src/graph/graph.ts'
import { LABEL_OF_KIND, LAST_INSTANT } from '../src/graph/vocabulary.ts'

const cypher = (name: string) => loadCypher(import.meta.url, `../src/claims/cypher/${name}.cypher`)
const ADD_SOURCES = cypher('add-sources')
const ADD_CLAIMS = cypher('add-claims')
const RAISE_VERSION = cypher('raise-version')
const ADD_TIES = `MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})
CREATE (a)<-[:FROM]-(t:Tie)-[:TO]->(b) SET t = row.tie
WITH t, row UNWIND row.claims AS id MATCH (c:Claim {id: id}) CREATE (c)-[:ABOUT]->(t)`

const BATCH = 2_000
const TIMEOUT_MS = 120_000
const NOBODY_MERGED = (id: string): string => id

type Row = { [name: string]: Value }

/**
 * Writes records as new nodes and relationships, in the stored shape, some hundred times faster than they are recorded one by
 * one. Nothing of them may be in the store yet. Links are what consolidation makes of the claims: a rebuild changes none.
 */
export async function load(graph: Graph, records: readonly RawRecord[], recordedAt: string): Promise<number> {
  const { batch, faults } = parseRecords(records)
  if (faults.length > 0) throw new Error(`A generated record is faulty: ${JSON.stringify(faults[0])}`)
  const claims = claimsOf(batch, recordedAt)
  const ties = bundles(claims)
  const agreements = ties.filter(({ tie }) => tie.type === 'AGREEMENT')

  await write(
    graph,
    ADD_SOURCES.text,
    batch.sources.map(({ line: _, ...source }) => ({ ...source })),
  )
  for (const [kind, label] of Object.entries(LABEL_OF_KIND)) {
    const rows: Row[] = batch.entities
      .filter((entity) => entity.kind === kind)
      .map(({ line: _, ...entity }) => entityProperties(entity))
    if (kind === 'AGREEMENT')
      rows.push(
        ...agreements.map(({ tie, claims }) => ({ kind, identifiers: [], ...nameOf(tie.id, claims) })),
      )
    await write(graph, `UNWIND $rows AS row CREATE (e:Entity:Slug:${label}) SET e = row`, rows)
  }
  await write(
    graph,
    ADD_CLAIMS.text,
    claims.map((claim) => claimProperties(claim, mainTie(claim, NOBODY_MERGED).id, endsOf(claim))),
  )
  const tieRows = ties.map(({ tie, claims, bundle }) => ({
    from: tie.from,
    to: tie.to,
    tie: { ...tie, bundle },
    claims: claims.map(({ id }) => id),
  }))
  await write(graph, `UNWIND $rows AS row ${ADD_TIES}`, tieRows)
  await writeLinks(
    graph,
    ties.flatMap((entry) => storedLinks(entry)),
  )
  await graph.write('raise-version', (tx) => tx.run(RAISE_VERSION, {}))
  return ties.length
}

function claimsOf({ sources, claims }: Batch, recordedAt: string): Claim[] {
  const known = new Map(sources.map((source) => [source.id, source]))
  const distinct = new Map(claims.map((claim) => [claim.id, claim]))
  return [...distinct.values()].map(({ id, record }) => {
    const source = known.get(record.source)
    return {
      ...record,
      id,
      weight: weightOf(record.confidence, record.status, source?.reliability ?? null),
      publishedOn: source?.publishedOn ?? null,
      recorded: [{ from: recordedAt, to: LAST_INSTANT, by: 'bench', because: null }],
      preferred: [],
    }
  })
}

function bundles(claims: readonly Claim[]): (TieWithClaims & { bundle: string })[] {
  const byBundle = new Map<string, Claim[]>()
  for (const claim of claims) {
    const bundle = bundleOf(claim, NOBODY_MERGED)
    const known = byBundle.get(bundle)
    if (known) known.push(claim)
    else byBundle.set(bundle, [claim])
  }
  return [...byBundle].flatMap(([bundle, list]) =>
    tiesOf(list, NOBODY_MERGED).map((entry) => ({ ...entry, bundle })),
  )
}

async function writeLinks(graph: Graph, links: readonly StoredLink[]): Promise<void> {
  for (const type of new Set(links.map((link) => link.type))) {
    const end = type === 'TERMS' ? 'Tie' : 'Entity'
    const text = `UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:${end} {id: row.to}) CREATE (a)-[r:${type}]->(b) SET r = row.properties`
    const rows = links.filter((link) => link.type === type)
    await write(
      graph,
      text,
      rows.map(({ from, to, properties }) => ({ from, to, properties })),
    )
  }
}

async function write(graph: Graph, text: string, rows: readonly Row[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) {
    const params = { rows: rows.slice(i, i + BATCH) }
    await graph.write('load', (tx) => tx.run({ name: 'load', text }, params), { timeoutMs: TIMEOUT_MS })
  }
}
