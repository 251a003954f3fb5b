import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { defaultLens } from '../../src/claims/scope.ts'
import { bundleOf, tiesOf } from '../../src/claims/ties.ts'
import type { Claim } from '../../src/claims/types.ts'
import { type EntityRef, type TieRow, type World, worldOf } from '../../src/claims/world.ts'
import { type ClaimStatus, FIRST_INSTANT, LAST_INSTANT } from '../../src/graph/vocabulary.ts'

const PACKS = join(import.meta.dirname, '../../seeds')
const BY_STATUS: Readonly<Record<ClaimStatus, number>> = {
  DISCLOSED: 0.95,
  ANNOUNCED: 0.9,
  REPORTED: 0.7,
  ESTIMATED: 0.5,
  SPECULATED: 0.3,
}
const BY_RELIABILITY: Readonly<Record<string, number>> = { A: 1, B: 0.95, C: 0.85, D: 0.7, E: 0.5, F: 0.8 }

/** Seed packs as one world, without any database: what the questions make of them. */
export function seedWorld(packs: string | readonly string[], withoutSources: readonly string[] = []): World {
  const { batch, faults } = parseRecords([packs].flat().flatMap((pack) => recordsOf(join(PACKS, pack))))
  if (faults.length > 0) throw new Error(`The seed packs have faults: ${JSON.stringify(faults[0])}`)
  const sources = new Map(batch.sources.map((source) => [source.id, source]))
  const always = { from: FIRST_INSTANT, to: LAST_INSTANT, by: 'test', because: null }
  const claims = batch.claims.map(({ id, record }): Claim => {
    const source = sources.get(record.source)
    const weight =
      record.confidence ?? BY_STATUS[record.status] * (BY_RELIABILITY[source?.reliability ?? 'F'] ?? 0)
    return {
      ...record,
      id,
      weight,
      publishedOn: source?.publishedOn ?? null,
      recorded: [always],
      preferred: [],
    }
  })
  const entities = new Map<string, EntityRef>()
  for (const { id, kind, name, form } of batch.entities) entities.set(id, { id, kind, name, form })
  for (const { agreement } of claims) {
    if (agreement)
      entities.set(agreement.id, {
        id: agreement.id,
        kind: 'AGREEMENT',
        name: agreement.name ?? agreement.id,
        form: null,
      })
  }
  const lens = { ...defaultLens(new Date('2026-11-21T00:00:00Z')), withoutSources }
  return worldOf(rowsOf(claims, entities), lens)
}

function recordsOf(folder: string): RawRecord[] {
  const kinds = { sources: 'source', entities: 'entity', claims: 'claim', events: 'event' } as const
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const document = parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown[] | null>
      return Object.entries(kinds).flatMap(([list, kind]) =>
        (document[list] ?? []).map((value) => ({ kind, value, line: null })),
      )
    })
}

function rowsOf(claims: readonly Claim[], entities: ReadonlyMap<string, EntityRef>): TieRow[] {
  const entity = (id: string): EntityRef => {
    const found = entities.get(id)
    if (!found) throw new Error(`The pack does not hold ${id}.`)
    return found
  }
  const bundles = new Map<string, Claim[]>()
  for (const claim of claims) {
    const id = bundleOf(claim, (same) => same)
    bundles.set(id, [...(bundles.get(id) ?? []), claim])
  }
  return [...bundles.values()]
    .flatMap((bundle) => tiesOf(bundle, (same) => same))
    .map(({ tie: { id, type, key, from, to }, claims: spoken }) => {
      return { id, type, key, from: entity(from), to: entity(to), state: null, claims: spoken }
    })
}
