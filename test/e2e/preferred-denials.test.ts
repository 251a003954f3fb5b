/** Preferring a denial takes out what it denies, from every question, and each says so. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { recordBatch } from '../../src/claims/record.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { type Asked, ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { company, said, saidOf } from '../support/claims-world.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { audit } from '../support/recording.ts'

// Every bound on chains is a text of its own, whose plan has to be made.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
const graph = testGraph()
const NOW = new Date('2026-11-21T12:00:00Z')

async function record(...records: object[]): Promise<string[]> {
  const raw = records.map((one): RawRecord => {
    const [[kind, value] = ['', null]] = Object.entries(one)
    return { kind: kind as RawRecord['kind'], value, line: null }
  })
  const { batch, faults } = parseRecords(raw)
  expect(faults).toEqual([])
  const outcome = await recordBatch(graph, batch, { now: '2026-01-01T00:00:00.000Z', by: 'test', audit })
  expect(outcome.faults).toEqual([])
  return outcome.added
}
const asking = (field: string, args: object, scope: object | null = null): Promise<Asked> => {
  const question = QUESTIONS.find((one) => one.field === field) ?? expect.fail(`no question ${field}`)
  return ask(graph, question, { ...args, scope }, NOW, { timeoutMs: 60_000 })
}

const deny = { supports: false, status: 'ANNOUNCED' }
const supply = (id: string, supplier: string, customer: string) => ({
  id,
  name: id,
  parties: [
    { role: 'SUPPLIER', entity: supplier },
    { role: 'CUSTOMER', entity: customer },
  ],
})
const prefer = (claim: string | undefined, at: string): object => ({
  event: { kind: 'PREFER', at, by: 'me', because: 'They would know.', claim },
})
const owned = ['OWNERSHIP', 'globex', 'cloud'] as const
const claims: string[] = []

/** Acme buys from Cloud, which Globex is said to control; Acme and Globex are said to be rivals. */
beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  const added = await record(
    { source: { id: 'paper', kind: 'NEWS', reliability: 'A' } },
    ...['acme', 'globex', 'cloud', 'other', 'hooli', 'initech'].map((id) => company(id)),
    said(...owned, { controls: true }),
    said(...owned, {}, deny),
    said('RIVALRY', 'acme', 'globex'),
    said('RIVALRY', 'acme', 'globex', {}, deny),
    saidOf(supply('lease', 'other', 'acme')),
    saidOf(supply('lease', 'other', 'acme'), deny),
    saidOf(supply('cloud-deal', 'cloud', 'acme')),
    said('RIVALRY', 'hooli', 'initech'),
  )
  claims.push(...added)
})
afterAll(() => graph.close())

const left = (answer: Asked): string[] => answer.leftOut.map(({ claim }) => claim)

describe('while nothing is preferred', () => {
  it('nothing is left out', async () => {
    const answer = await asking('rivalDependencies', { company: 'acme' })
    expect(answer.findings.map(({ headline }) => headline)).toEqual([
      'Acme depends on Cloud, an affiliate of its rival Globex.',
    ])
    expect(answer.leftOut).toEqual([])
  })
})

describe('once the denials are preferred', () => {
  beforeAll(async () => {
    const [, notOwned, , noRivals, , noLease] = claims
    await record(
      ...[notOwned, noRivals, noLease].map((claim, i) => prefer(claim, `2026-07-0${i + 1}T00:00:00Z`)),
    )
  })

  it('what lies behind a denied link is told too', async () => {
    const answer = await asking('rivalDependencies', { company: 'acme' })
    expect(answer.findings).toEqual([])
    expect(new Set(left(answer))).toEqual(new Set([claims[0], claims[2]]))
    expect(answer.leftOut[0]?.reason).toBe(
      'A denial of it is preferred. Otherwise: Acme depends on Cloud, an affiliate of its rival Globex.',
    )
    expect(answer.truncated).toBe(false)
  })

  it.each([
    ['rivalDependencies', {}, [0, 2]],
    ['sharedInfrastructure', { companies: ['acme'] }, [0, 2]],
    ['conflictsOfInterest', { subject: 'acme' }, [0, 2]],
    ['ultimateOwners', { of: 'cloud' }, [0]],
    ['connections', { from: 'globex', to: 'cloud' }, [0]],
    ['outage', { of: ['other'] }, [4]],
    ['supplierConcentration', { customer: 'acme' }, [4]],
    ['leverage', { company: 'acme' }, [4]],
    ['timeline', { of: 'acme' }, []],
    // Who is denied to be a party has no part in what its agreement is disputed about.
    ['disputes', { about: 'acme' }, [4]],
    ['rivalDependencies', { company: 'hooli' }, []],
  ])('%s %j leaves out what was denied', async (field, args, expected) => {
    const answer = await asking(field, args)
    const supporting = [0, 2, 4].filter((i) => left(answer).includes(claims[i] ?? ''))
    expect(supporting).toEqual(expect.arrayContaining(expected))
    if (expected.length === 0) expect(answer.leftOut).toEqual([])
  })

  it('also where the scope keeps something else out; not as known before', async () => {
    const args = { company: 'acme' }
    const onDay = await asking('rivalDependencies', args, { validAt: '2026-11-01' })
    expect(new Set(left(onDay))).toEqual(new Set([claims[0], claims[2]]))
    const before = await asking('rivalDependencies', args, { knownAt: '2026-06-01T00:00:00Z' })
    expect(before.findings).toHaveLength(1)
    expect(before.leftOut.filter(({ reason }) => reason.includes('denial'))).toEqual([])
  })
})
