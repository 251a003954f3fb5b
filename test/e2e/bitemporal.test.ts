import { graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fieldResolver } from '../../src/api/field-resolver.ts'
import { makeSchema } from '../../src/api/schema.ts'
import { parseRecords, type RawRecord } from '../../src/claims/parse.ts'
import { recordBatch } from '../../src/claims/record.ts'
import { prepareStore } from '../../src/claims/store.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { type Asked, ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { company, said, saidOf } from '../support/claims-world.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { realBehind } from '../support/real-behind.ts'
import { audit } from '../support/recording.ts'

// Asking every question plans dozens of texts, each for seconds where nothing is cached yet.
vi.setConfig({ testTimeout: 180_000 })

// By hand: what was so, what was known of it, and when; each through ask() as every door asks it.
const base = testGraph()
const sent: string[] = []
const graph: Graph = {
  ...base,
  read: (statement, params, options) => {
    sent.push(statement.name)
    return base.read(statement, params, options)
  },
}
const NOW = new Date('2026-11-21T12:00:00Z')
const exact = (value: number) => ({ min: value, max: value })

async function record(...records: object[]): Promise<string[]> {
  const raw = records.map((one): RawRecord => {
    const [[kind, value] = ['', null]] = Object.entries(one)
    return { kind: kind as RawRecord['kind'], value, line: null }
  })
  const { batch, faults } = parseRecords(raw)
  expect(faults).toEqual([])
  const outcome = await recordBatch(base, batch, { now: '2026-01-01T00:00:00.000Z', by: 'test', audit })
  expect(outcome.faults).toEqual([])
  return outcome.added
}

async function asking(field: string, args: object, scope: object | null = null): Promise<Asked> {
  const question = QUESTIONS.find((one) => one.field === field) ?? expect.fail(`no question ${field}`)
  sent.length = 0
  return await ask(graph, question, { ...args, scope }, NOW, { timeoutMs: 60_000 })
}
const lines = async (...given: Parameters<typeof asking>): Promise<string[]> =>
  (await asking(...given)).findings.map(({ headline }) => headline)

const source = (id: string) => ({ source: { id, kind: 'NEWS', reliability: 'A' } })
const JANUARY = { recordedAt: '2026-01-10T00:00:00Z' }
const JUNE = { recordedAt: '2026-06-10T00:00:00Z' }
const inMay = { knownAt: '2026-05-01T00:00:00Z' }
const rivals = said('RIVALRY', 'acme', 'initech', {}, { recordedAt: '2025-12-01T00:00:00Z' })

beforeAll(async () => {
  await wipe(base)
  await prepareStore(base)
})
afterAll(() => base.close())

async function begin(...records: object[]): Promise<string[]> {
  await wipe(base)
  const who = [company('acme'), company('globex'), company('initech'), company('hooli')]
  return await record(source('paper'), source('wire'), ...who, ...records)
}

describe('a figure replaced', () => {
  const share = (part: number, validFrom: string, more: object) =>
    said('OWNERSHIP', 'globex', 'acme', { share: exact(part) }, { validFrom, ...more })

  it('changes the past from when it holds, and what is known from when it was recorded', async () => {
    await begin(share(0.1, '2024', JANUARY), share(0.3, '2025-07-01', { ...JUNE, source: 'wire' }))
    expect(await lines('timeline', { of: 'acme' })).toEqual([
      '2024: Globex comes to hold 10 % of Acme (reported).',
      "1 July 2025: the share of Globex's holding in Acme is now 30 %, 10 % before (reported).",
    ])
    expect(sent).toHaveLength(1)
    expect(await lines('timeline', { of: 'acme' }, inMay)).toHaveLength(1)
    const { findings, leftOut } = await asking('timeline', { of: 'acme' }, { withoutSources: ['wire'] })
    expect(findings).toHaveLength(1)
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      "Its source is left out (withoutSources). Otherwise: 1 July 2025: the share of Globex's holding in Acme is now 30 %, 10 % before (reported).",
    ])
    // One follows the other: no dispute on any day, whatever was known.
    for (const scope of [null, inMay, { validAt: '2025-01-01' }])
      expect(await lines('disputes', { about: 'acme' }, scope)).toEqual([])
  })
  it('is a dispute while both hold', async () => {
    await begin(share(0.1, '2024', { ...JANUARY, validTo: '2026' }), share(0.3, '2025-07-01', JUNE))
    const disputed = "Globex's holding in Acme: the share is disputed, 10 % or 30 %."
    expect(await lines('disputes', { about: 'acme' })).toEqual([disputed])
    expect(await lines('disputes', {})).toEqual([disputed])
    expect(await lines('disputes', {}, inMay)).toEqual([])
    expect(await lines('disputes', {}, { validAt: '2025-01-01' })).toEqual([])
    expect(await lines('changes', { since: '2026-05-01T00:00:00Z', about: 'acme' })).toEqual(
      expect.arrayContaining([
        '10 June 2026: recorded: Globex holds 30 % of Acme (reported).',
        `10 June 2026: now found: ${disputed}`,
      ]),
    )
  })
})

describe('a gap', () => {
  it('between two reports is bridged for the tie, and no event of its own', async () => {
    const ceo = (more: object) =>
      said('OWNERSHIP', 'globex', 'acme', { share: exact(0.2) }, { ...JANUARY, ...more })
    await begin(
      ceo({ validFrom: '2020', validTo: '2021' }),
      ceo({ validFrom: '2024', validTo: '2025-06-30' }),
    )
    expect(await lines('timeline', { of: 'acme' })).toEqual([
      '2020: Globex comes to hold 20 % of Acme (reported).',
      '30 June 2025: Globex is no longer an owner of Acme (reported).',
    ])
    const ending = said('OWNERSHIP', 'globex', 'acme', {}, { ...JUNE, validTo: '2021' })
    await record(ending)
    expect(await lines('timeline', { of: 'acme' })).toEqual([
      '2021: Globex is no longer an owner of Acme (reported).',
      '2024: Globex comes to hold 20 % of Acme (reported).',
      '30 June 2025: Globex is no longer an owner of Acme (reported).',
    ])
    expect(await lines('timeline', { of: 'acme' }, inMay)).toHaveLength(2)
  })
})

describe('an ending denied', () => {
  const deal = (terms: object, more: object) => saidOf({ id: 'lease', name: 'The lease', ...terms }, more)

  it('stays in the timeline, disputed, and is a dispute of the stage; preferring the denial settles it', async () => {
    const [, , denial] = await begin(
      deal({ announcedOn: '2025-01', stage: 'SIGNED' }, JANUARY),
      deal({ stage: 'TERMINATED' }, { ...JANUARY, validFrom: '2026-02-03', source: 'wire' }),
      deal(
        { stage: 'TERMINATED' },
        { ...JUNE, supports: false, status: 'ANNOUNCED', validFrom: '2026-02-03' },
      ),
    )
    expect(await lines('timeline', { of: 'acme' })).toEqual([
      'January 2025: The lease is announced (reported).',
      '3 February 2026: The lease is terminated (reported, disputed).',
    ])
    expect(await lines('timeline', { of: 'acme' }, inMay)).toContain(
      '3 February 2026: The lease is terminated (reported).',
    )
    const disputed = 'The lease: the stage is disputed, not terminated or terminated.'
    expect(await lines('disputes', {})).toEqual([disputed])
    expect(await lines('disputes', { about: 'lease' }, inMay)).toEqual([])
    await record({
      event: {
        kind: 'PREFER',
        at: '2026-07-01T00:00:00Z',
        by: 'me',
        because: 'They would know.',
        claim: denial,
      },
    })
    expect(await lines('timeline', { of: 'acme' })).toEqual([
      'January 2025: The lease is announced (reported).',
    ])
    const settled =
      'The lease: the stage was disputed, not terminated or terminated; preferred: not terminated.'
    for (const about of [{}, { about: 'acme' }]) expect(await lines('disputes', about)).toEqual([settled])
    expect(await lines('disputes', {}, { knownAt: '2026-06-30T00:00:00Z' })).toEqual([disputed])
    expect(await lines('changes', { since: '2026-06-30T00:00:00Z', about: 'acme' })).toContain(
      '1 July 2026: preferred: a denial that the stage of The lease is terminated (announced), because: They would know.',
    )
  })
})

describe('a retraction', () => {
  it('is seen from before as what was held, from after as never said, and as a change between the two', async () => {
    await begin(
      rivals,
      saidOf({ id: 'lease', name: 'The lease', announcedOn: '2025' }, JANUARY),
      saidOf(
        {
          id: 'other',
          name: 'Other lease',
          announcedOn: '2025',
          parties: [
            { role: 'SUPPLIER', entity: 'globex' },
            { role: 'CUSTOMER', entity: 'initech' },
          ],
        },
        { ...JANUARY, retractedAt: '2026-06-10T00:00:00Z', retractedBecause: 'Never signed.' },
      ),
    )
    const shared = async (knownAt: string) =>
      (await asking('sharedInfrastructure', {}, { knownAt })).totalFindings
    expect(await shared('2026-06-09T00:00:00Z')).toBe(1)
    expect(await shared('2026-06-10T00:00:00Z')).toBe(0)
    expect(await lines('timeline', { of: 'initech' }, inMay)).toEqual([
      '2025: Other lease is announced (reported).',
    ])
    expect(await lines('timeline', { of: 'initech' })).toEqual([])

    for (const about of [{}, { about: 'initech' }]) {
      const { findings } = await asking('changes', { since: '2026-06-01T00:00:00Z', ...about })
      const told = findings.map(({ own, headline }) => `${String(own['change'])} ${headline}`)
      expect(told[0]).toBe(
        'RETRACTED 10 June 2026: retracted: Other lease (reported, date of announcement 2025), because: Never signed.',
      )
      expect(told.join('\n')).toMatch(/^FINDING_GONE 10 June 2026: no longer found: Acme and Initech both /m)
      expect(findings.every(({ own }) => own['at'] === '2026-06-10T00:00:00.000Z')).toBe(true)
    }
    const early = await asking('changes', { since: '2026-01-01T00:00:00Z', until: '2026-05-01T00:00:00Z' })
    expect(early.findings.map(({ own }) => own['change'])).toContain('FINDING_APPEARED')
    expect(early.findings.map(({ own }) => own['change'])).not.toContain('FINDING_GONE')
    expect([early.knownAt, early.validAt]).toEqual(['2026-05-01T00:00:00.000Z', '2026-05-01'])
  })
})

describe('through GraphQL', () => {
  const schema = makeSchema(QUESTIONS)
  const behind = realBehind(graph)
  async function run(text: string): Promise<unknown> {
    sent.length = 0
    const contextValue = { behind, now: NOW, requestId: 'test', caller: null }
    const { data, errors } = await graphql({ schema, source: text, contextValue, fieldResolver })
    expect(errors).toBeUndefined()
    return JSON.parse(JSON.stringify(data))
  }

  it('a change shows the finding of another question as what it is', async () => {
    await begin(
      rivals,
      saidOf({ id: 'lease', name: 'The lease' }, JUNE),
      saidOf(
        {
          id: 'two',
          parties: [
            { role: 'SUPPLIER', entity: 'globex' },
            { role: 'CUSTOMER', entity: 'initech' },
          ],
        },
        JUNE,
      ),
    )
    const data = await run(`{ changes(since: "2026-05-01T00:00:00Z", about: "initech") { findings {
      change claim { id supports } finding { type: __typename id headline ... on SharedInfrastructure { shared { id name } }
        weakestLink { id } explanation { links { id } } } } }
      disputes { findings { dispute { about { id } attribute positions { value claims { id } } } } } }`)
    const { changes, disputes } = data as {
      changes: { findings: { change: string; finding: { type: string } | null }[] }
      disputes: { findings: unknown[] }
    }
    expect(changes.findings.filter(({ change }) => change === 'RECORDED')).toHaveLength(1)
    const shared = changes.findings.find(({ finding }) => finding?.type === 'SharedInfrastructure')
    expect(shared).toMatchObject({ claim: null, finding: { shared: { id: 'globex', name: 'Globex' } } })
    expect(disputes.findings).toEqual([])
  })

  it('affiliates of a page of companies come in one trip, and what is selected of them in another', async () => {
    const owns = (from: string, to: string, attributes: object) =>
      said('OWNERSHIP', from, to, attributes, JANUARY)
    await begin(
      { entity: { id: 'ada', kind: 'PERSON', name: 'Ada' } },
      owns('ada', 'acme', { controls: true }),
      owns('ada', 'globex', { controls: true }),
      owns('initech', 'acme', { share: exact(0.25) }),
      said('OWNERSHIP', 'hooli', 'globex', { share: { min: 0.2, max: 0.4 } }, JUNE),
    )
    const data = (await run(`{ companies { nodes { id affiliates { entity { id name } basis share { min max }
      path { sentence entities { id } links { __typename from { id } to { id } } } } } } }`)) as {
      companies: {
        nodes: {
          id: string
          affiliates: { entity: { id: string }; basis: string; share: unknown; path: { sentence: string } }[]
        }[]
      }
    }
    expect(sent).toHaveLength(3)
    const [acme] = data.companies.nodes
    expect(acme?.affiliates.map(({ entity, basis, share }) => [entity.id, basis, share])).toEqual([
      ['ada', 'CONTROL', null],
      ['globex', 'CONTROL', null],
      ['hooli', 'CLOSE_LINK', { min: 0.2, max: 0.4 }],
      ['initech', 'CLOSE_LINK', { min: 0.25, max: 0.25 }],
    ])
    expect(acme?.affiliates[1]?.path.sentence).toBe('Ada controls Acme and Globex (reported).')
    // The scope of the nearest ancestor counts, and one of its own replaces it; so does a rule.
    const scoped = await run(`{
      before: company(id: "acme", scope: {knownAt: "2026-05-01T00:00:00Z"}) { affiliates { entity { id } } }
      now: company(id: "acme", scope: {knownAt: "2026-05-01T00:00:00Z"}) {
        affiliates(scope: {}, rule: {basis: CONTROL}, first: 1) { entity { id ... on Person { affiliates(rule: {basis: CONTROL}) { entity { id } } } } } }
      without: company(id: "acme", scope: {withoutSources: ["paper"]}) { affiliates { entity { id } } }
    }`)
    const ids = (...list: string[]) => list.map((id) => ({ entity: { id } }))
    expect(scoped).toEqual({
      before: { affiliates: ids('ada', 'globex', 'initech') },
      now: { affiliates: [{ entity: { id: 'ada', affiliates: ids('acme', 'globex') } }] },
      without: { affiliates: [] },
    })
  })
})
