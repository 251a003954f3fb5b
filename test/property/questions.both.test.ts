/** Cases in which the two implementations once differed, with answers written by hand, held against both. */
import { describe, expect, test } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import type { Claim } from '../../src/claims/types.ts'
import { claim, SOURCES } from '../support/arbitraries/claims.ts'
import { entity } from '../support/arbitraries/graph.ts'
import * as conflicts from '../support/oracle/questions/conflicts-of-interest.ts'
import * as paths from '../support/oracle/questions/connections.ts'
import * as dependencies from '../support/oracle/questions/rival-dependencies.ts'
import * as sharing from '../support/oracle/questions/shared-infrastructure.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { lensOn } from './laws.ts'
import { askProduct, QUESTIONS } from './product.ts'
import { type Told, toldByOracle, toldByProduct } from './told.ts'

type Said = Partial<Claim>
/** The company f is a government. */
const graphOf = (said: readonly Said[]): ClaimGraph => ({
  sources: SOURCES,
  entities: [
    ...['a', 'b', 'c', 'd', 'e'].map((id) => entity(id, 'COMPANY')),
    entity('f', 'COMPANY', true),
    entity('p', 'PERSON'),
    entity('m1', 'MARKET'),
  ],
  claims: said.map((each, index) => claim(`k${index + 1}`, { confidence: 0.9, ...each })),
})
const rival = (from: string, to: string, market: string | null = null): Said => ({
  link: 'RIVALRY',
  from,
  to,
  attributes: { market },
})
const competes = (from: string): Said => ({ link: 'COMPETES_IN', from, to: 'm1', attributes: {} })
const owns = (from: string, to: string, part: number): Said => ({
  link: 'OWNERSHIP',
  from,
  to,
  attributes: { share: { min: part, max: part } },
})
const controls = (from: string, to: string): Said => ({
  link: 'OWNERSHIP',
  from,
  to,
  attributes: { controls: true },
})
const role = (to: string, word: string, given: Said = {}): Said => ({
  link: 'ROLE',
  from: 'p',
  to,
  attributes: { role: word },
  ...given,
})
type Terms = Partial<NonNullable<Claim['agreement']>>
const supplies = (id: string, supplier: string, customer: string, terms: Terms = {}): Said => ({
  agreement: {
    id,
    kind: 'CLOUD_SERVICES',
    parties: [
      { role: 'SUPPLIER', entity: supplier },
      { role: 'CUSTOMER', entity: customer },
    ],
    ...terms,
  },
})

type Ask = (params: object, ...said: Said[]) => Told[]
const today: Lens = lensOn('2026-11-21')
const product =
  (name: keyof typeof QUESTIONS): Ask =>
  (params, ...said) =>
    askProduct<never>(QUESTIONS[name] as never)(graphOf(said), params, today).map(toldByProduct)
const ORACLE = { ...conflicts, ...paths, ...dependencies, ...sharing }
const oracle =
  (name: keyof typeof QUESTIONS): Ask =>
  (params, ...said) =>
    ORACLE[name](graphOf(said), params as never, today).map(toldByOracle)

describe.each([
  ['product', product],
  ['oracle', oracle],
])('%s', (_, answering) => {
  const shared = answering('sharedInfrastructure')
  const depends = answering('rivalDependencies')
  const conflict = answering('conflictsOfInterest')
  const connect = answering('connections')

  test('two rivalries claimed within one group are one pair', () => {
    const group = [controls('p', 'a'), controls('p', 'b'), rival('a', 'b'), rival('a', 'b', 'm1')]
    expect(shared({}, ...group, supplies('g1', 'c', 'a'), supplies('g2', 'c', 'b'))).toMatchObject([
      { own: { competitors: ['a', 'b'], shared: 'c' }, direct: true },
    ])
  })

  test('a company and its own subsidiary, claimed to be rivals, each use what they use', () => {
    const both = [owns('a', 'b', 1), rival('a', 'b'), supplies('g2', 'c', 'b')]
    expect(shared({}, ...both, supplies('g1', 'c', 'a'))).toMatchObject([
      { own: { competitors: ['a', 'b'], shared: 'c' }, direct: true },
    ])
    expect(shared({}, ...both)).toEqual([])
  })

  test('of two suppliers that control each other the common one is shared', () => {
    const circle = [controls('c', 'd'), controls('d', 'c'), rival('a', 'b')]
    expect(shared({}, ...circle, supplies('g1', 'd', 'a'), supplies('g2', 'd', 'b'))).toMatchObject([
      { own: { shared: 'd' } },
    ])
  })

  test('a sure majority held together is not hidden by an unsure claim of control', () => {
    const held = [owns('a', 'c', 1), owns('a', 'b', 0.3), owns('c', 'b', 0.3)]
    const unsure = { ...controls('a', 'b'), confidence: 0.3 }
    const found = depends({}, ...held, unsure, rival('e', 'a'), supplies('g1', 'b', 'e'))
    expect(found).toMatchObject([{ own: { dependent: 'e', rival: 'a', supplier: 'b' }, confidence: 0.9 }])
  })

  test('a chain is as long as it is: what one subsidiary holds by itself is no shorter way', () => {
    const chain = [owns('a', 'c', 1), owns('c', 'b', 0.6), owns('d', 'b', 0.1)]
    const ask = (maxHops: number): Told[] =>
      depends(
        { affiliates: { basis: 'CONTROL', threshold: 0.2, maxHops } },
        ...chain,
        rival('e', 'a'),
        supplies('g1', 'b', 'e'),
      )
    expect([ask(1).length, ask(2).length]).toEqual([0, 1])
  })

  test('who is on the board is no former founder, however sure it is that they founded', () => {
    const board = role('b', 'BOARD_MEMBER', { confidence: 0.5 })
    const ended = role('b', 'CEO', { validTo: '2025' })
    expect(conflict({}, rival('a', 'b'), role('a', 'CEO'), ended, board)).toMatchObject([
      { own: { kind: 'INTERLOCK' }, confidence: 0.5, qualifiers: [] },
    ])
  })

  test('a claimed rivalry of companies where the person sits goes first, whichever seat is looked at first', () => {
    const groups = [controls('a', 'c'), controls('a', 'e'), controls('b', 'd'), rival('a', 'b')]
    const rivalry = [...groups, ...['c', 'd'].map(competes)]
    for (const seats of [['a'], ['a', 'e'], ['e', 'a', 'c']]) {
      const roles = [...seats, 'b'].map((id) => role(id, 'CEO'))
      const [found] = conflict({ kinds: ['INTERLOCK'] }, ...rivalry, ...roles)
      expect(found?.ways.map((way) => way.links.includes('RIVALRY|a|b|'))).toEqual(seats.map(() => true))
    }
  })

  test('a government above all holders does not stand for their group', () => {
    const holders = ['p', 'f'].flatMap((over) => [controls(over, 'c'), controls(over, 'd')])
    const found = conflict(
      { kinds: ['COMMON_OWNER'] },
      ...holders,
      owns('c', 'a', 0.1),
      owns('d', 'b', 0.1),
      rival('a', 'b'),
    )
    expect(found).toMatchObject([{ own: { kind: 'COMMON_OWNER', subject: 'a', parties: ['p', 'b'] } }])
  })

  test('a connection by what is still to come is prospective', () => {
    const invests: Said = { link: 'INVESTMENT', from: 'a', to: 'b', attributes: { stage: 'PROPOSED' } }
    expect(connect({ from: 'a', to: 'b' }, invests)).toMatchObject([{ prospective: true }])
    const intent = supplies('g1', 'a', 'c', { stage: 'LETTER_OF_INTENT' })
    expect(connect({ from: 'a', to: 'g1', maxHops: 1 }, intent)).toMatchObject([{ prospective: true }])
  })

  test('many ways that lead nowhere hide none that arrives', () => {
    const manyRoles = (['SUPPLIER', 'LESSOR', 'RESELLER', 'LENDER'] as const).flatMap((giver) =>
      (['CUSTOMER', 'LESSEE', 'END_USER', 'BORROWER'] as const).map((taker) => [giver, taker] as const),
    )
    const parties = manyRoles.flatMap(([giver, taker]) => [
      { role: giver, entity: 'a' },
      { role: taker, entity: 'b' },
    ])
    const crowd = supplies('g1', 'a', 'b', { parties })
    const found = connect(
      { from: 'a', to: 'g1', maxHops: 3 },
      crowd,
      supplies('g2', 'a', 'b'),
      supplies('g3', 'b', 'c'),
      supplies('g1', 'c', 'b'),
    )
    expect(found.map(({ about }) => about)).toContain('["a","b","c","g1"]')
  })
})
