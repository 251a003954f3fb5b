import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExecutionResult, graphql } from 'graphql'
import { afterAll, beforeAll } from 'vitest'
import type { Behind } from '../../src/api/context.ts'
import { fieldResolver } from '../../src/api/field-resolver.ts'
import { makeSchema } from '../../src/api/schema.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { DealgraphError } from '../../src/errors.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { importFiles } from '../../src/intake/import.ts'
import { fetchPage } from '../../src/reads/page.ts'
import { fetchRoots } from '../../src/reads/reads.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { searchEntities } from '../../src/reads/search.ts'
import { testGraph, wipe } from './neo4j.ts'

export const base = testGraph()
export const sent: string[] = []
/** The graph, with every trip to it written down. */
export const graph: Graph = {
  ...base,
  read: (statement, params, options) => {
    sent.push(statement.text)
    return base.read(statement, params, options)
  },
}
export const behind = { graph, questions: [], fetchRoots, fetchPage, search: searchEntities, resolveIds }
const schema = makeSchema([])
export const NOW = new Date('2026-11-21T12:00:00Z')

/** What stands at a path of an answer: company.owners.0.id */
export const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce((found: unknown, key) => (found as Record<string, unknown> | undefined)?.[key], value)
/** The same of every item of a list. */
export const each = (value: unknown, list: string, take: string | ((item: unknown) => string)): string[] =>
  (at(value, list) as unknown[]).map((item) =>
    typeof take === 'string' ? String(at(item, take)) : take(item),
  )

export async function run(
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<ExecutionResult> {
  sent.length = 0
  const contextValue = { behind: behind as unknown as Behind, now: NOW, requestId: 'test', caller: null }
  return graphql({ schema, source, variableValues, contextValue, fieldResolver })
}
export async function ask(
  source: string,
  variables: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { data, errors } = await run(source, variables)
  if (errors) throw new Error(errors[0]?.message, { cause: errors[0] })
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>
}
export async function codeOf(
  source: string,
  variables: Record<string, unknown> = {},
): Promise<string | undefined> {
  const error = (await run(source, variables)).errors?.[0]?.originalError
  return error instanceof DealgraphError ? error.code : error?.message
}

export const source = (id: string, more: object = {}) => ({
  source: { id, kind: 'NEWS', reliability: 'A', ...more },
})
export const entity = (id: string, kind: string, name: string, more: object = {}) => ({
  entity: { id, kind, name, ...more },
})
export const claim = (
  link: string,
  from: string,
  to: string,
  attributes: object = {},
  more: object = {},
) => ({
  claim: {
    link,
    from,
    to,
    attributes,
    status: 'REPORTED',
    source: 'paper',
    recordedAt: '2026-01-01T00:00:00Z',
    ...more,
  },
})
export const deal = (id: string, terms: object, more: object = {}) => ({
  claim: {
    agreement: {
      id,
      name: id,
      kind: 'COMPUTE_CAPACITY',
      parties: [
        { role: 'SUPPLIER', entity: 'beta' },
        { role: 'CUSTOMER', entity: 'alpha' },
      ],
      ...terms,
    },
    status: 'REPORTED',
    source: 'paper',
    recordedAt: '2026-01-01T00:00:00Z',
    ...more,
  },
})

export const RECORDS = [
  source('paper', { publisher: 'The Paper', publishedOn: '2026-01-01' }),
  source('blog', { reliability: 'E' }),
  entity('alpha', 'COMPANY', 'Alpha AI', {
    aliases: ['Alpha(AI)'],
    identifiers: [{ scheme: 'WIKIDATA', value: 'Q1' }],
    country: 'US',
  }),
  entity('beta', 'COMPANY', 'Betà Clouds'),
  entity('gamma', 'COMPANY', 'Gamma'),
  entity('delta', 'COMPANY', 'Delta'),
  entity('ann', 'PERSON', 'Ann Other'),
  entity('jane', 'PERSON', "Jane O'Boss"),
  entity('site', 'FACILITY', 'Site One', { capacity: { megawatts: { min: 10, max: 20 } } }),
  entity('models', 'MARKET', 'Models'),
  claim('OWNERSHIP', 'ann', 'alpha', { share: { min: 0.6, max: 0.7 }, interests: ['shareholding'] }),
  claim(
    'OWNERSHIP',
    'gamma',
    'alpha',
    { share: { min: 0.1, max: 0.1 } },
    { validFrom: '2025', validTo: '2026-06' },
  ),
  claim(
    'OWNERSHIP',
    'gamma',
    'alpha',
    { share: { min: 0.2, max: 0.2 } },
    { validFrom: '2026-07', source: 'blog' },
  ),
  claim('OWNERSHIP', 'delta', 'alpha', {}, { source: 'blog', status: 'SPECULATED' }),
  claim('ROLE', 'ann', 'beta', { role: 'BOARD_MEMBER', title: 'Chair' }),
  claim('INVESTMENT', 'beta', 'alpha', {
    amount: { min: 5, max: 9, currency: 'USD' },
    round: 'Series A',
    on: '2025-03',
  }),
  claim('COMPETES_IN', 'alpha', 'models'),
  claim('COMPETES_IN', 'gamma', 'models'),
  claim('COMPETES_IN', 'delta', 'models', {}, { status: 'ESTIMATED' }),
  claim('RIVALRY', 'gamma', 'alpha', { market: 'models' }),
  claim('OPERATION', 'beta', 'site'),
  deal(
    'old-deal',
    { stage: 'SIGNED', announcedOn: '2024-02' },
    { validFrom: '2024-03-01', validTo: '2025-03-01' },
  ),
  deal('new-deal', {
    stage: 'EFFECTIVE',
    announcedOn: '2026-05-06',
    covers: ['site'],
    value: { min: 100, max: null, currency: 'USD' },
    statements: [{ topic: 'PURPOSE', text: 'To train.' }],
  }),
  deal('new-deal', { stage: 'SIGNED' }, { source: 'blog', locator: 'paragraph 2' }),
  deal('silent-deal', { stage: 'PROPOSED' }),
  deal('loan', { kind: 'LOAN', announcedOn: '2026-05-06' }),
]
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-'))
export function file(records: readonly object[]): string {
  const path = join(folder, `${Math.random()}.jsonl`)
  writeFileSync(path, records.map((record) => JSON.stringify(record)).join('\n'))
  return path
}

/** Loads what is read, once for the file that calls it. */
export function useRecords(): void {
  beforeAll(async () => {
    await wipe(base)
    await prepareStore(base)
    await importFiles(base, [file(RECORDS)], { now: NOW })
  })
  afterAll(() => base.close())
}

export const ALL_STATUSES = '{statuses: [DISCLOSED, ANNOUNCED, REPORTED, ESTIMATED, SPECULATED]}'
