import { describe, expect, it } from 'vitest'
import {
  agreement,
  claim,
  company,
  exhibitOf,
  facility,
  finding,
  link,
  market,
  owns,
  party,
  person,
  product,
  rivals,
} from '../../test/support/exhibits.ts'
import { HOSTILE_TEXTS } from '../../test/support/hostile-texts.ts'
import type { Exhibit } from './exhibit.ts'
import { type Scene, type SceneLimits, sceneOf } from './scene.ts'

const numbered = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const labels = ({ nodes }: Scene): string[] => nodes.map(({ label }) => label)
/** `Nvidia -supplier→ deal`. */
const lines = ({ nodes, edges }: Scene): string[] => {
  const names = new Map(nodes.map(({ id, label }) => [id, label]))
  return edges.map(
    ({ from, to, label, directed }) => `${names.get(from)} -${label}${directed ? '→' : '-'} ${names.get(to)}`,
  )
}
const only = (exhibit: Exhibit): Scene['edges'][number] | undefined => sceneOf(exhibit).edges[0]
const few: SceneLimits = { maxNodes: 4, maxEdges: 60 }

describe('a scene', () => {
  it('has what is supplied flow through the agreement, and rivals without arrowheads', () => {
    const scene = sceneOf(
      exhibitOf({
        entities: [company('nvidia'), company('openai'), agreement('deal')],
        links: [
          party('nvidia', 'deal', 'SUPPLIER'),
          party('openai', 'deal', 'CUSTOMER'),
          rivals('nvidia', 'openai', { id: 'chips', name: 'chips' }),
        ],
      }),
    )
    expect(lines(scene)).toEqual([
      'Nvidia -supplier→ Deal',
      'Deal -customer→ Openai',
      'Nvidia -rival in chips- Openai',
    ])
    expect(scene.grouped).toBe(0)
  })

  it.each([
    [owns('a', 'b', 0.14), 'holds 14 %'],
    [owns('a', 'b', null), 'holds a stake'],
    [owns('a', 'b', null, { controls: true }), 'controls'],
    [owns('a', 'b', 1, { controls: true }), 'holds 100 %, controls'],
    [owns('a', 'b', null, { votes: { min: 0.851, max: 0.851 } }), 'has 85.1 % of the votes'],
    [link('INVESTMENT', 'a', 'b', { amount: { min: 2e9, max: 2e9, currency: 'USD' } }), 'invests US$2 bn'],
    [link('INVESTMENT', 'a', 'b', { amount: null }), 'invests'],
    [link('ROLE', 'a', 'b', { role: 'BOARD_MEMBER', former: true }), 'former board member'],
    [rivals('a', 'b'), 'rival'],
    [party('a', 'b', 'OTHER'), 'party'],
  ])('says a link in a few words: $type, %#', (given, said) => {
    expect(only(exhibitOf({ entities: [company('a'), company('b')], links: [given] }))?.label).toBe(said)
  })

  it('takes how a link is known from its surest claim that supports it', () => {
    const claims = [
      claim('no', { supports: false, status: 'DISCLOSED' }),
      claim('yes', { status: 'ESTIMATED' }),
      claim('less', { status: 'REPORTED' }),
    ]
    const of = (evidence: string[]) =>
      only(
        exhibitOf({
          entities: [company('a'), company('b')],
          links: [owns('a', 'b', 0.5, { evidence })],
          claims,
        }),
      )
    expect(of(['no', 'yes', 'less'])?.status).toBe('ESTIMATED')
    expect(of(['no'])?.status).toBeNull()
  })

  it.each([
    [{ validFrom: '2026-06' }, 'PROSPECTIVE'],
    [{ validFrom: '2026-05' }, 'CURRENT'],
    [{ validTo: '2026-05-06' }, 'ENDED'],
    [{ validTo: '2026-05' }, 'CURRENT'],
    [{ validTo: '2025' }, 'ENDED'],
  ])('tells of %j that it is %s on 6 May 2026', (dates, standing) => {
    const given = exhibitOf({ entities: [company('a'), company('b')], links: [owns('a', 'b', 0.5, dates)] })
    expect(only(given)?.standing).toBe(standing)
  })

  it('gives the parties of an agreement its standing', () => {
    const scene = sceneOf(
      exhibitOf({
        entities: [company('a'), agreement('deal', { stage: 'LETTER_OF_INTENT' })],
        links: [party('a', 'deal', 'SUPPLIER')],
      }),
    )
    expect(scene.edges[0]?.standing).toBe('PROSPECTIVE')
    expect(scene.nodes[1]).toMatchObject({
      standing: 'PROSPECTIVE',
      sublabel: 'compute capacity · letter of intent',
    })
  })

  it('begins with what the address asks about, then with what the findings say first', () => {
    const scene = sceneOf(
      exhibitOf({
        entities: ['a', 'b', 'c', 'd'].map((id) => company(id)),
        variables: [['of', 'd']],
        findings: [finding('f', { explanation: [{ sentence: '', entities: ['c', 'b'], links: [] }] })],
      }),
    )
    expect(labels(scene)).toEqual(['D', 'C', 'B', 'A'])
  })

  it('says what no shape tells', () => {
    const scene = sceneOf(
      exhibitOf({
        entities: [product('claude'), market('models'), company('fund', { form: 'FUND' })],
        links: [link('OFFERING', 'fund', 'claude'), link('COMPETES_IN', 'fund', 'models')],
      }),
    )
    expect(scene.nodes.map(({ sublabel }) => sublabel)).toEqual(['product', 'market', 'fund'])
    expect(lines(scene)).toEqual(['Fund -offers→ Claude', 'Fund -competes in→ Models'])
  })

  it('has names as they are; whoever draws escapes them', () => {
    const entities = HOSTILE_TEXTS.map((name, i) => company(`x${i}`, { name }))
    const scene = sceneOf(exhibitOf({ entities }), { maxNodes: 1_000, maxEdges: 0 })
    expect(labels(scene)).toEqual(HOSTILE_TEXTS)
  })

  it('leaves out a link whose end is not there', () => {
    expect(sceneOf(exhibitOf({ entities: [company('a')], links: [owns('a', 'gone', 1)] })).edges).toEqual([])
  })
})

describe('a scene of too much', () => {
  const deals = numbered(5, 'deal').map((id, i) => agreement(id, { confidence: 0.9 - i / 10 }))
  const supplied = (to: string) =>
    deals.flatMap(({ id }) => [party('nvidia', id, 'SUPPLIER'), party(to, id, 'CUSTOMER')])

  it('makes one of agreements alike, as sure as the least sure', () => {
    const scene = sceneOf(
      exhibitOf({ entities: [company('nvidia'), company('openai'), ...deals], links: supplied('openai') }),
      few,
    )
    expect(lines(scene)).toEqual([
      'Nvidia -supplier→ 5 compute capacity agreements',
      '5 compute capacity agreements -customer→ Openai',
    ])
    expect(scene.nodes[2]).toMatchObject({ confidence: 0.5, members: numbered(5, 'deal') })
    expect(scene.grouped).toBe(5)
  })

  it('draws agreements of two parties as lines, but not those that cover something', () => {
    const customers = numbered(3, 'c')
    const links = customers.flatMap((id, i) => [
      party('nvidia', `deal${i}`, 'SUPPLIER'),
      party(id, `deal${i}`, 'CUSTOMER'),
    ])
    const scene = sceneOf(
      exhibitOf({
        entities: [
          company('nvidia'),
          ...customers.map((id) => company(id)),
          ...deals.slice(0, 3),
          facility('site'),
        ],
        links: [...links, link('COVERS', 'deal0', 'site')],
      }),
      { maxNodes: 6, maxEdges: 60 },
    )
    expect(lines(scene)).toEqual([
      'Nvidia -compute capacity→ C1',
      'Nvidia -compute capacity→ C2',
      'Nvidia -supplier→ Deal0',
      'Deal0 -customer→ C0',
      'Deal0 -covers→ Site',
    ])
    expect(scene.grouped).toBe(2)
    expect(scene.edges[0]?.agreements).toEqual(['deal1'])
  })

  it('puts the rest into groups by kind and by what they are tied to, and says how many', () => {
    const owners = numbered(6, 'fund')
    const scene = sceneOf(
      exhibitOf({
        entities: [company('openai'), person('sam'), ...owners.map((id) => company(id))],
        links: [
          link('ROLE', 'sam', 'openai', { role: 'CEO' }),
          ...owners.map((id) => owns(id, 'openai', 0.1)),
        ],
        variables: [['of', 'openai']],
      }),
      few,
    )
    expect(labels(scene)).toEqual(['Openai', 'Sam', 'Fund0', '+ 5 more companies'])
    expect(scene.nodes[3]?.sublabel).toBe('Fund1, Fund2, Fund3 …')
    expect(lines(scene)).toContain('+ 5 more companies -holds 10 %→ Openai')
    expect(scene.edges.at(-1)?.links).toHaveLength(5)
  })

  it('keeps to the bounds, and loses no entity', () => {
    const ids = numbered(120, 'x')
    const links = ids.flatMap((from, i) =>
      [1, 7, 31].map((step) => owns(from, ids[(i + step) % ids.length] ?? '', 0.1)),
    )
    const scene = sceneOf(exhibitOf({ entities: ids.map((id) => company(id)), links }))
    expect(scene.nodes.length).toBeLessThanOrEqual(40)
    expect(scene.edges.length).toBeLessThanOrEqual(60)
    expect(scene.nodes.flatMap(({ members }) => members).sort()).toEqual([...ids].sort())
  })
})
