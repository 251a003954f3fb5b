import type { Lens } from '../../src/claims/lens.ts'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { defaultLens } from '../../src/claims/scope.ts'
import { bundleOf, tiesOf } from '../../src/claims/ties.ts'
import type { Claim } from '../../src/claims/types.ts'
import { weightOf } from '../../src/claims/weight.ts'
import { type EntityRef, type TieRow, type World, worldOf } from '../../src/claims/world.ts'
import { FIRST_INSTANT, LAST_INSTANT } from '../../src/graph/vocabulary.ts'

/** Records of the interchange format, written by hand, as rows that bring their claims: small worlds for questions about time and doubt. */
export function rowsOfRecords(records: readonly object[]): TieRow[] {
  const raw = records.map((record): RawRecord => {
    const [[kind, value] = ['', null]] = Object.entries(record)
    return { kind: kind as RawRecord['kind'], value, line: null }
  })
  const { batch, faults } = parseRecords(raw)
  if (faults.length > 0) throw new Error(JSON.stringify(faults[0]))
  const claims = batch.claims.map(
    ({ id, record, recordedAt, retractedAt, retractedBecause }): Claim => ({
      ...record,
      id,
      weight: weightOf(record.confidence, record.status, 'A'),
      publishedOn: null,
      recorded: [
        {
          from: recordedAt ?? FIRST_INSTANT,
          to: retractedAt ?? LAST_INSTANT,
          by: 'test',
          because: retractedBecause,
        },
      ],
      preferred: [],
    }),
  )
  const entities = new Map<string, EntityRef>(batch.entities.map((entity) => [entity.id, entity]))
  for (const { agreement } of claims)
    if (agreement)
      entities.set(agreement.id, {
        id: agreement.id,
        kind: 'AGREEMENT',
        name: agreement.name ?? entities.get(agreement.id)?.name ?? agreement.id,
        form: null,
      })
  const entity = (id: string): EntityRef => entities.get(id) ?? { id, kind: 'COMPANY', name: id, form: null }
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

export const worldOfRecords = (records: readonly object[], lens: Partial<Lens> = {}): World =>
  worldOf(rowsOfRecords(records), { ...defaultLens(new Date('2026-11-21T00:00:00Z')), ...lens })

/** Short forms of records: who is there, and what is said. */
export const company = (id: string, name = id.charAt(0).toUpperCase() + id.slice(1)): object => ({
  entity: { id, kind: 'COMPANY', name },
})
export const said = (
  link: string,
  from: string,
  to: string,
  attributes: object = {},
  more: object = {},
): object => ({ claim: { link, from, to, attributes, status: 'REPORTED', source: 'paper', ...more } })
export const saidOf = (agreement: object, more: object = {}): object => ({
  claim: {
    agreement: {
      kind: 'COMPUTE_CAPACITY',
      parties: [
        { role: 'SUPPLIER', entity: 'globex' },
        { role: 'CUSTOMER', entity: 'acme' },
      ],
      ...agreement,
    },
    status: 'REPORTED',
    source: 'paper',
    ...more,
  },
})
