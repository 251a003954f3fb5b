import { readFileSync } from 'node:fs'
import { type Subjects, TIERS, type Tier } from './subjects.ts'

/** One question asked of several things of a kind, or of everything. */
export interface Asking {
  field: string
  of: string
  query: string
  variables: { [name: string]: unknown }[]
}

const saved = (name: string): string =>
  readFileSync(new URL(`../queries/${name}.graphql`, import.meta.url), 'utf8')

/** Before and after everything generated was recorded. */
const SINCE = '2026-01-01T00:00:00Z'
const LATELY = '2026-11-02T00:00:00Z'

/** The saved query of each question, and what it is asked of: companies, one at a time, or pairs of them, or markets. */
const OF_COMPANY: readonly [field: string, query: string, variables: (id: string) => object][] = [
  ['sharedInfrastructure', 'shared-infrastructure', (id) => ({ companies: [id], market: null })],
  ['rivalDependencies', 'rival-dependencies', (company) => ({ company })],
  ['conflictsOfInterest', 'conflicts-of-interest', (subject) => ({ subject })],
  ['circularDeals', 'circular-deals', (through) => ({ through })],
  ['supplierConcentration', 'supplier-concentration', (customer) => ({ customer })],
  ['ultimateOwners', 'ultimate-owners', (of) => ({ of })],
  ['outage', 'outage', (id) => ({ of: [id] })],
  ['leverage', 'leverage', (company) => ({ company })],
  ['timeline', 'timeline', (of) => ({ of })],
  ['disputes', 'disputes', (about) => ({ about })],
  ['changes', 'changes', (about) => ({ about, since: SINCE })],
]
const OF_MARKET: typeof OF_COMPANY = [
  ['sharedInfrastructure', 'shared-infrastructure', (market) => ({ market })],
  ['rivalDependencies', 'rival-dependencies', (market) => ({ market, company: null })],
  ['supplierConcentration', 'supplier-concentration-in-market', (market) => ({ market })],
]
const OF_EVERYTHING: readonly [field: string, query: string, variables: object][] = [
  ['sharedInfrastructure', 'shared-infrastructure', { market: null }],
  ['rivalDependencies', 'rival-dependencies', { company: null }],
  ['conflictsOfInterest', 'conflicts-of-interest', { subject: null }],
  ['circularDeals', 'circular-deals', {}],
  ['disputes', 'disputes', {}],
  ['changes', 'changes', { since: LATELY }],
]

export function askings(subjects: Readonly<Record<Tier, Subjects>>): Asking[] {
  const of = (what: 'companies' | 'markets', tier: Tier, list: typeof OF_COMPANY): Asking[] =>
    list.map(([field, query, variables]) => ({
      field,
      of: what === 'companies' ? tier : `${tier} market`,
      query: saved(query),
      variables: subjects[tier][what].map((id) => ({ ...variables(id) })),
    }))
  return [
    ...TIERS.flatMap((tier) => [...of('companies', tier, OF_COMPANY), pairs(tier, subjects[tier])]),
    ...TIERS.flatMap((tier) => of('markets', tier, OF_MARKET)),
    ...OF_EVERYTHING.map(([field, query, variables]) => ({
      field,
      of: 'everything',
      query: saved(query),
      variables: [{ ...variables }],
    })),
  ]
}

/** Each with the next. */
const pairs = (tier: Tier, { companies }: Subjects): Asking => ({
  field: 'connections',
  of: tier,
  query: saved('connections'),
  variables: companies.map((from, i) => ({ from, to: companies[(i + 1) % companies.length] })),
})
