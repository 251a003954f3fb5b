import { distance } from 'fastest-levenshtein'
import { loadCypher } from '../graph/cypher.ts'
import type { Value, WriteTx } from '../graph/graph.ts'
import type { EntityKind } from '../graph/vocabulary.ts'
import { ENDS } from './link-rules.ts'
import type { Batch, Fault, ParsedClaim } from './parse.ts'
import type { ClaimRecord, Entity, Source } from './types.ts'

const KNOWN = loadCypher(import.meta.url, './cypher/known.cypher')

/** What stands under a slug already: a source, an entity (an agreement among them), the latter also by a former id. */
export interface Known {
  sources: Map<string, Source>
  /** By the id that each was recorded with, which may be a former one by now. */
  entities: Map<string, Entity>
  kinds: Map<string, EntityKind>
}

export function slugsOf(batch: Batch): string[] {
  const slugs = new Set([...batch.sources, ...batch.entities].map(({ id }) => id))
  for (const { keep, absorb } of batch.events)
    for (const slug of [keep, absorb]) if (slug !== null) slugs.add(slug)
  for (const { record } of batch.claims)
    for (const slug of [record.source, ...endsOf(record)]) slugs.add(slug)
  return [...slugs].sort()
}

/** Every entity that a claim names, as written. */
export function endsOf({ agreement, from, to, attributes }: ClaimRecord): string[] {
  if (agreement)
    return [agreement.id, ...agreement.parties.map((party) => party.entity), ...(agreement.covers ?? [])]
  return [from, to, attributes?.market].filter((id) => id != null)
}

export async function readKnown(tx: WriteTx, slugs: readonly string[]): Promise<Known> {
  const known: Known = { sources: new Map(), entities: new Map(), kinds: new Map() }
  for (const [id, source, entity, survivorKind] of await tx.run(KNOWN, { slugs: [...slugs] })) {
    const key = id as string
    if (source) known.sources.set(key, source as unknown as Source)
    if (entity) {
      const read = toEntity(entity as { [name: string]: Value })
      known.entities.set(key, read)
      known.kinds.set(key, read.kind)
    }
    if (survivorKind) known.kinds.set(key, survivorKind as EntityKind)
  }
  return known
}

/** The record of an entity as it was given, without what merges add to what is shown of it. */
export function toEntity(properties: { [name: string]: Value }): Entity {
  const own = properties['own'] as string | null | undefined
  const node = own ? (JSON.parse(own) as { [name: string]: Value }) : properties
  const capacity = node['capacity']
    ? (JSON.parse(node['capacity'] as string) as Pick<Entity, 'megawatts' | 'accelerators'>)
    : null
  return {
    id: node['id'] as string,
    kind: node['kind'] as EntityKind,
    name: node['name'] as string,
    aliases: (node['aliases'] ?? []) as string[],
    identifiers: ((node['identifiers'] ?? []) as string[]).map((text) => {
      const [scheme = '', ...value] = text.split(':')
      return { scheme, value: value.join(':') }
    }),
    form: (node['form'] ?? null) as Entity['form'],
    family: (node['family'] ?? null) as Entity['family'],
    country: (node['country'] ?? null) as string | null,
    megawatts: capacity?.megawatts ?? null,
    accelerators: capacity?.accelerators ?? null,
  }
}

/** Of ids that are missing with those that are there, for all claims of a batch together: some seconds. */
const MOST_COMPARISONS = 5_000_000

/** Faults of claims that need other records to be seen: missing sources and ends, ends of the wrong kind, ids taken. */
export function linkFaults(claims: readonly ParsedClaim[], known: Known): Fault[] {
  const all = [...known.sources.keys(), ...known.kinds.keys()]
  let comparisons = MOST_COMPARISONS
  return claims.flatMap(({ record, line }) => {
    const faults: Fault[] = []
    const missing = (id: string, path: string[]) => {
      comparisons -= all.length
      const near = (comparisons < 0 ? [] : all)
        .map((other) => ({ other, d: distance(id, other) }))
        .sort((a, b) => a.d - b.d)[0]
      const hint = near && near.d <= Math.max(2, id.length / 3) ? ` Is ${near.other} meant?` : ''
      faults.push({
        code: 'DANGLING_ID',
        message: `Nothing given here or in the graph has the id ${id}.${hint}`,
        path: ['claim', ...path],
        line,
        missing: id,
      })
    }
    const end = (id: string, path: string[], kinds: readonly EntityKind[]) => {
      const kind = known.kinds.get(id)
      if (kind === undefined) missing(id, path)
      else if (!kinds.includes(kind)) {
        const message = `${id} is a ${kind}; here stands a ${kinds.join(' or a ')}.`
        faults.push({ code: 'KIND_MISMATCH', message, path: ['claim', ...path], line })
      }
    }
    if (!known.sources.has(record.source)) missing(record.source, ['source'])
    if (record.agreement) {
      const { id, parties, covers } = record.agreement
      if (known.sources.has(id) || (known.kinds.get(id) ?? 'AGREEMENT') !== 'AGREEMENT') {
        faults.push({
          code: 'ID_TAKEN',
          message: `${id} already names something else than an agreement.`,
          path: ['claim', 'agreement', 'id'],
          line,
        })
      }
      for (const [i, party] of parties.entries())
        end(party.entity, ['agreement', 'parties', String(i), 'entity'], ENDS.PARTY[0])
      for (const [i, covered] of (covers ?? []).entries())
        end(covered, ['agreement', 'covers', String(i)], ENDS.COVERS[1])
    } else if (record.link && record.from !== null && record.to !== null) {
      end(record.from, ['from'], ENDS[record.link][0])
      end(record.to, ['to'], ENDS[record.link][1])
      if (record.attributes?.market) end(record.attributes.market, ['attributes', 'market'], ['MARKET'])
    }
    return faults
  })
}
