import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entityHistory } from '../../src/claims/history.ts'
import { resolveMeant } from '../../src/claims/resolve.ts'
import { prepareStore } from '../../src/claims/store.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { mergeByIdentifier } from '../../src/identity/by-identifier.ts'
import { judge } from '../../src/identity/judge.ts'
import { type SamePage, type SameThing, type Sought, sameThings } from '../../src/identity/same-things.ts'
import { said } from '../support/claims-world.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { event, recordAll } from '../support/recording.ts'

const graph = testGraph()
const now = new Date('2026-11-21T12:00:00Z')
const ANN = { by: 'ann', because: 'The register says so.' }

const thing = (id: string, name: string, more: object = {}) => ({
  entity: { id, kind: 'COMPANY', name, ...more },
})
const numbered = (id: string, name: string, ...identifiers: [string, string][]) =>
  thing(id, name, { identifiers: identifiers.map(([scheme, value]) => ({ scheme, value })) })
const [LEI, OTHER] = ['549300S4KLFTLO7GSQ80', '5493006MHB84DD0ZWV18']
const source = { source: { id: 'paper', kind: 'NEWS', reliability: 'A' } }

const all: Sought = { kinds: null, about: null, minScore: 0.75, first: 100, after: null, judged: false }
const find = (more: Partial<Sought> = {}): Promise<SamePage> => sameThings(graph, { ...all, ...more }, now)
const ids = ({ a, b }: SameThing): string => [a.id, b.id].sort().join(' ')
async function pairs(more: Partial<Sought> = {}): Promise<string[]> {
  const found: string[] = []
  for (let after: string | null = null; ; ) {
    const page: SamePage = await find({ ...more, after })
    found.push(...page.pairs.map(({ pair }) => ids(pair)))
    if (page.next === null) return found.sort()
    after = page.next
  }
}
const stands = async (id: string) => (await resolveMeant(graph, [id])).get(id)?.id

afterAll(() => graph.close())

describe('in a graph of some companies', () => {
  beforeAll(async () => {
    await wipe(graph)
    await prepareStore(graph)
    await recordAll(
      graph,
      source,
      thing('anthropic', 'Anthropic'),
      thing('anthropic-pbc', 'Anthropic PBC'),
      thing('gazprom', 'Gazprom'),
      thing('gazprom-ru', 'ПАО «Газпром»'),
      thing('open-ai', 'Open AI'),
      thing('openai', 'OpenAI, Inc.'),
      thing('apple', 'Apple Inc.'),
      thing('apple-2', 'Аpple'),
      thing('spacex', 'SpaceX'),
      thing('spacex-ai', 'SpaceX(AI)'),
      thing('google', 'Google'),
      thing('google-cloud', 'Google Cloud'),
      thing('amazon', 'Amazon.com, Inc.'),
      thing('aws', 'Amazon Web Services'),
      numbered('facebook', 'Facebook', ['LEI', LEI]),
      numbered('meta', 'Meta Platforms', ['LEI', LEI]),
      numbered('alphabet', 'Alphabet Inc', ['CIK', '1']),
      numbered('alpha-bet', 'Alpha Bet Ltd', ['CIK', '2']),
      thing('rival', 'Initech'),
      thing('rival-2', 'Initech Inc'),
      said('RIVALRY', 'rival', 'rival-2', {}),
      { entity: { id: 'initech-market', kind: 'MARKET', name: 'Initech' } },
      { entity: { id: 'wei', kind: 'PERSON', name: 'Wei Zhang' } },
      { entity: { id: 'wei-2', kind: 'PERSON', name: 'Zhang, Wei' } },
      { entity: { id: 'wei-3', kind: 'PERSON', name: 'Wei Zhang' } },
      said('ROLE', 'wei', 'google', { role: 'FOUNDER' }),
      said('ROLE', 'wei-3', 'google', { role: 'BOARD_MEMBER' }),
      thing('trap', 'He said "hello\\" AND (name:* OR ~'),
      thing('signs', '!!!'),
    )
  }, 60_000)

  const LIKELY = [
    'anthropic anthropic-pbc',
    'apple apple-2',
    'facebook meta',
    'gazprom gazprom-ru',
    'open-ai openai',
    'spacex spacex-ai',
    'wei wei-3',
  ]

  it('finds those that are likely one, each once', async () => {
    expect(await pairs()).toEqual(LIKELY)
  }, 60_000)

  it('finds the same in pages of any size', async () => {
    expect(await pairs({ first: 1 })).toEqual(LIKELY)
  }, 60_000)

  it('finds those of some kinds, or about one', async () => {
    expect(await pairs({ kinds: ['PERSON'] })).toEqual(['wei wei-3'])
    expect(await pairs({ about: 'gazprom-ru' })).toEqual(['gazprom gazprom-ru'])
    expect(await pairs({ about: `lei:${LEI}` })).toEqual(['facebook meta'])
    await expect(find({ about: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(find({ kinds: ['AGREEMENT'] })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(find({ minScore: 2 })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(find({ after: 'x' })).rejects.toMatchObject({ code: 'BAD_CURSOR' })
  }, 60_000)

  it('says why, and what claims say against it', async () => {
    const { pairs: found } = await find({ about: 'rival', minScore: 0 })
    expect(found[0]?.pair.reasons.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^claim_[0-9a-f]+ says that they are rivals\.$/),
      'Initech and Initech Inc differ only by a legal form.',
    ])
    const { pairs: people } = await find({ about: 'wei' })
    expect(people[0]?.pair.reasons.map(({ says }) => says)).toContain('Both are tied to Google by a role.')
  }, 60_000)

  it('asks in at most five trips', async () => {
    let trips = 0
    const counted: Graph = {
      ...graph,
      read: async (...args) => {
        trips++
        return await graph.read(...args)
      },
    }
    await sameThings(counted, all, now)
    // Three of them at once.
    expect(trips).toBeLessThanOrEqual(7)
  }, 60_000)
})

describe('thirty-five records of one bank', () => {
  it('are all found, and become one by thirty-four verdicts', async () => {
    await wipe(graph)
    const bank = Array.from({ length: 35 }, (_, i) =>
      thing(`bank-${String(i + 1).padStart(2, '0')}`, 'Standard Chartered Bank'),
    )
    await recordAll(graph, source, thing('globex', 'Globex'), ...bank, said('OWNERSHIP', 'globex', 'bank-07'))
    expect(await pairs()).toHaveLength((35 * 34) / 2)
    let judged = 0
    for (;;) {
      const [next] = (await find({ first: 1 })).pairs
      if (!next) break
      await judge(
        graph,
        { a: next.pair.a.id, b: next.pair.b.id, verdict: 'YES' },
        ANN,
        new Date(now.getTime() + judged),
      )
      judged++
    }
    expect(judged).toBe(34)
    // The one of which a claim speaks stays.
    expect(await stands('bank-01')).toBe('bank-07')
  }, 120_000)
})

describe('a verdict', () => {
  beforeAll(async () => {
    await wipe(graph)
    await recordAll(
      graph,
      source,
      ...['a', 'b', 'c', 'd'].flatMap((id) => [thing(id, `Name ${id}`), thing(`${id}-2`, `Name ${id} Inc`)]),
      said('RIVALRY', 'd', 'd-2', {}),
    )
  }, 60_000)

  it('is never asked for again, whatever it was', async () => {
    expect(await pairs({ minScore: 0.8 })).toEqual(['a a-2', 'b b-2', 'c c-2'])
    await judge(graph, { a: 'a', b: 'a-2', verdict: 'NO' }, ANN, now)
    await judge(graph, { a: 'b-2', b: 'b', verdict: 'UNSURE' }, ANN, now)
    const yes = await judge(graph, { a: 'c-2', b: 'c', verdict: 'YES' }, ANN, now)
    expect(yes).toEqual({ keep: 'c', absorb: 'c-2', verdict: 'YES', isMerged: true, refused: [] })
    expect(await pairs({ minScore: 0.8 })).toEqual([])
    expect(await pairs({ minScore: 0.8, judged: true })).toEqual(['a a-2', 'b b-2'])
    expect((await entityHistory(graph, ['c'])).get('c')).toMatchObject([
      { what: 'JUDGED', verdict: 'YES', by: 'ann' },
      { what: 'ABSORBED', other: 'c-2' },
    ])
  }, 60_000)

  it('YES that a claim contradicts is kept, and merges nothing', async () => {
    const { isMerged, refused } = await judge(graph, { a: 'd', b: 'd-2', verdict: 'YES' }, ANN, now)
    expect([isMerged, refused]).toEqual([false, [expect.stringContaining('they are rivals')]])
    expect(await stands('d-2')).toBe('d-2')
    expect((await find({ about: 'd', minScore: 0, judged: true })).pairs[0]?.pair.verdict).toBe('YES')
  }, 60_000)

  it('needs two things that are there, and a reason', async () => {
    await expect(judge(graph, { a: 'a', b: 'nobody', verdict: 'NO' }, ANN, now)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(judge(graph, { a: 'a', b: 'a', verdict: 'NO' }, ANN, now)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    const silent = { by: 'ann', because: '' }
    await expect(judge(graph, { a: 'a', b: 'b', verdict: 'NO' }, silent, now)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
  }, 60_000)
})

describe('merging by identifiers', () => {
  const run = async (dryRun = false): Promise<string[]> => {
    const told: string[] = []
    for await (const { identifier, keep, absorb, refused } of mergeByIdentifier(graph, {
      by: 'rule',
      dryRun,
    }))
      told.push(
        `${identifier} ${keep.id} < ${absorb.id}${refused.length > 0 ? `: ${refused.join('; ')}` : ''}`,
      )
    return told
  }

  it('merges what nothing speaks against, and says why it refuses the rest', async () => {
    await wipe(graph)
    await recordAll(
      graph,
      source,
      numbered('a', 'Acme', ['LEI', LEI]),
      numbered('a-2', 'Acme Holdings', ['LEI', LEI], ['CIK', '5']),
      numbered('a-3', 'Acme Group', ['CIK', '5']),
      numbered('b', 'Bolt', ['WIKIDATA', 'Q1'], ['LEI', OTHER]),
      numbered('b-2', 'Bolt', ['WIKIDATA', 'Q1'], ['CIK', '8']),
      numbered('b-3', 'Bolt', ['WIKIDATA', 'Q1'], ['CIK', '9']),
      numbered('c', 'Cask', ['WIKIDATA', 'Q2']),
      {
        entity: {
          id: 'c-2',
          kind: 'PERSON',
          name: 'Cask',
          identifiers: [{ scheme: 'WIKIDATA', value: 'Q2' }],
        },
      },
      numbered('d', 'Dune', ['WIKIDATA', 'Q3']),
      numbered('d-2', 'Dune', ['WIKIDATA', 'Q3']),
      event('JUDGE', '2026-01-01', { keep: 'd', absorb: 'd-2', verdict: 'NO' }),
      numbered('e', 'Echo', ['WIKIDATA', 'Q4']),
      numbered('e-2', 'Echo', ['WIKIDATA', 'Q4']),
      said('OWNERSHIP', 'e', 'e-2'),
      numbered('f', 'Fern', ['TICKER', 'FRN']),
      numbered('f-2', 'Fern', ['TICKER', 'FRN']),
      said('OWNERSHIP', 'e', 'a-2'),
    )
    const told = [
      'CIK:5 a-2 < a-3',
      `LEI:${LEI} a-2 < a`,
      'WIKIDATA:Q1 b < b-2',
      'WIKIDATA:Q1 b < b-3: one has the CIK 8, the other 9',
      'WIKIDATA:Q2 c < c-2: one is a company, the other a person',
      'WIKIDATA:Q3 d < d-2: ann judged on 2026-01-01 that they are two things (seen)',
      expect.stringMatching(/^WIKIDATA:Q4 e < e-2: claim_[0-9a-f]+ says that one owns the other$/),
    ]
    expect(await run(true)).toEqual(told)
    expect(await stands('a')).toBe('a')
    expect(await run()).toEqual(told)
    expect([await stands('a'), await stands('a-3'), await stands('b-3')]).toEqual(['a-2', 'a-2', 'b-3'])
    // What was merged is not met again, and what was refused is refused again.
    expect(await run()).toEqual(told.slice(3))
  }, 60_000)
})
