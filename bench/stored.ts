import { entityProperties } from '../src/claims/entities.ts'
import { endsOf } from '../src/claims/known.ts'
import { nameOf } from '../src/claims/names.ts'
import { parseRecords, type RawRecord } from '../src/claims/parse.ts'
import { claimProperties } from '../src/claims/rows.ts'
import { type StoredLink, storedLinks } from '../src/claims/stored-links.ts'
import { bundleOf, mainTie, type TieWithClaims, tiesOf } from '../src/claims/ties.ts'
import type { Claim, Source } from '../src/claims/types.ts'
import { weightOf } from '../src/claims/weight.ts'
import type { Value } from '../src/graph/graph.ts'
import { LABEL_OF_KIND, LAST_INSTANT } from '../src/graph/vocabulary.ts'

export interface Properties {
  [name: string]: Value
}
/** Nodes and relationships as recording would have written them. */
export interface Stored {
  sources: Properties[]
  entities: { label: string; properties: Properties }[]
  claims: Properties[]
  ties: { properties: Properties; claims: string[] }[]
  links: StoredLink[]
}

const NOBODY_MERGED = (id: string): string => id

/**
 * Turns lots of records into what is stored of them, without a database: the same functions decide as where they are recorded.
 * Each lot must hold all claims about its ties, and come after the sources that it names.
 */
export class Storing {
  private readonly sources = new Map<string, Source>()
  private readonly recordedAt: string

  constructor(recordedAt: string) {
    this.recordedAt = recordedAt
  }

  store(lot: readonly RawRecord[]): Stored {
    const { batch, faults } = parseRecords(lot)
    if (faults.length > 0) throw new Error(`A generated record is faulty: ${JSON.stringify(faults[0])}`)
    for (const source of batch.sources) this.sources.set(source.id, source)
    const claims = [...new Map(batch.claims.map((claim) => [claim.id, claim])).values()].map(
      ({ id, record }): Claim => {
        const source = this.sources.get(record.source)
        return {
          ...record,
          id,
          weight: weightOf(record.confidence, record.status, source?.reliability ?? null),
          publishedOn: source?.publishedOn ?? null,
          recorded: [{ from: this.recordedAt, to: LAST_INSTANT, by: 'bench', because: null }],
          preferred: [],
        }
      },
    )
    const ties = bundles(claims)
    const agreements = ties
      .filter(({ tie }) => tie.type === 'AGREEMENT')
      .map(({ tie, claims }) => ({
        label: LABEL_OF_KIND.AGREEMENT,
        properties: { kind: 'AGREEMENT', identifiers: [], ...nameOf(tie.id, claims) },
      }))
    return {
      sources: batch.sources.map(({ line: _, ...source }) => ({ ...source })),
      entities: [
        ...batch.entities.map(({ line: _, ...entity }) => ({
          label: LABEL_OF_KIND[entity.kind],
          properties: entityProperties(entity),
        })),
        ...agreements,
      ],
      claims: claims.map((claim) => claimProperties(claim, mainTie(claim, NOBODY_MERGED).id, endsOf(claim))),
      ties: ties.map(({ tie, claims, bundle }) => ({
        properties: { ...tie, bundle },
        claims: claims.map(({ id }) => id),
      })),
      links: ties.flatMap((entry) => storedLinks(entry)),
    }
  }
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
