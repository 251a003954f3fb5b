/** The oracle's own answers to small cases written by hand from the design. */
import { describe, expect, test } from 'vitest'
import type { Claim } from '../../src/claims/types.ts'
import { claim, SOURCES } from '../support/arbitraries/claims.ts'
import { entity } from '../support/arbitraries/graph.ts'
import { conflictsOfInterest } from '../support/oracle/questions/conflicts-of-interest.ts'
import { connections } from '../support/oracle/questions/connections.ts'
import { rivalDependencies } from '../support/oracle/questions/rival-dependencies.ts'
import { sharedInfrastructure } from '../support/oracle/questions/shared-infrastructure.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { lensOn } from './laws.ts'

type Said = Partial<Claim>
const graph = (...said: Said[]): ClaimGraph => ({
  sources: SOURCES,
  entities: [
    ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => entity(id, 'COMPANY')),
    ...['p', 'q'].map((id) => entity(id, 'PERSON')),
    entity('x1', 'FACILITY'),
    entity('m1', 'MARKET'),
  ],
  claims: said.map((each, index) => claim(`k${index + 1}`, { confidence: 0.9, ...each })),
})
const rival = (from: string, to: string): Said => ({ link: 'RIVALRY', from, to, attributes: {} })
const competes = (from: string): Said => ({ link: 'COMPETES_IN', from, to: 'm1', attributes: {} })
const owns = (from: string, to: string, part: number): Said => ({
  link: 'OWNERSHIP',
  from,
  to,
  attributes: { share: { min: part, max: part } },
})
const holdsRole = (from: string, to: string, role: string, validTo: string | null = null): Said => ({
  link: 'ROLE',
  from,
  to,
  attributes: { role },
  validTo,
})
const supplies = (id: string, supplier: string, customer: string, covers: string[] = []): Said => ({
  agreement: {
    id,
    kind: 'CLOUD_SERVICES',
    covers,
    parties: [
      { role: 'SUPPLIER', entity: supplier },
      { role: 'CUSTOMER', entity: customer },
    ],
  },
})
const today = lensOn('2026-11-21')
const identities = (findings: readonly { identity: readonly string[] }[]): string[] =>
  findings.map((each) => each.identity.join(' '))

describe('sharedInfrastructure', () => {
  const ask = (...said: Said[]): ReturnType<typeof sharedInfrastructure> =>
    sharedInfrastructure(graph(...said), {}, today)

  test('two rivals, one supplier: direct', () => {
    const [found, ...others] = ask(rival('a', 'b'), supplies('g1', 'c', 'a'), supplies('g2', 'c', 'b'))
    expect(others).toEqual([])
    expect(found).toMatchObject({ identity: ['a', 'b', 'supplier', 'c'], direct: true, confidence: 0.9 })
    expect(found?.own).toMatchObject({ competitors: ['a', 'b'], shared: 'c' })
  })

  test('a facility that both use is a finding of its own', () => {
    const found = ask(
      competes('a'),
      competes('b'),
      supplies('g1', 'c', 'a', ['x1']),
      supplies('g2', 'd', 'b', ['x1']),
    )
    expect(identities(found)).toEqual(['a b facility x1'])
  })

  test('two suppliers of one parent: indirect, and the parent is shared', () => {
    const [found] = ask(
      rival('a', 'b'),
      supplies('g1', 'c', 'a'),
      supplies('g2', 'd', 'b'),
      owns('e', 'c', 1),
      owns('e', 'd', 1),
    )
    expect(found).toMatchObject({
      identity: ['a', 'b', 'supplier', 'c+d+e'],
      direct: false,
      own: { shared: 'e' },
    })
  })

  test('one depends on the close link of the other', () => {
    const found = ask(rival('a', 'b'), supplies('g1', 'c', 'a'), owns('c', 'b', 0.2))
    expect(identities(found)).toEqual(['a b supplier c'])
    expect(identities(ask(rival('a', 'b'), supplies('g1', 'c', 'a'), owns('c', 'b', 0.19)))).toEqual([])
    // Never through a common minority holder.
    const common = [owns('p', 'b', 0.3), owns('p', 'c', 0.3)]
    expect(identities(ask(rival('a', 'b'), supplies('g1', 'c', 'a'), ...common))).toEqual([])
  })

  test('what a group supplies to itself does not count, nor rivals by market within one group', () => {
    expect(
      ask(rival('a', 'b'), owns('c', 'a', 1), supplies('g1', 'c', 'a'), supplies('g2', 'c', 'b')),
    ).toMatchObject([{ identity: ['a+c', 'b', 'supplier', 'a+c'], direct: false }])
    const inside = [competes('a'), competes('b'), owns('a', 'b', 1)]
    expect(ask(...inside, supplies('g1', 'c', 'a'), supplies('g2', 'c', 'b'))).toEqual([])
  })
})

describe('rivalDependencies', () => {
  const ask = (...said: Said[]): ReturnType<typeof rivalDependencies> =>
    rivalDependencies(graph(...said), {}, today)

  test('the supplier is the rival, or in its group by votes that are held together', () => {
    expect(ask(rival('a', 'b'), supplies('g1', 'b', 'a'))).toMatchObject([
      { identity: ['a', 'b', 'b'], own: { dependent: 'a', supplier: 'b', rival: 'b' } },
    ])
    const together = [owns('b', 'd', 1), owns('b', 'c', 0.3), owns('d', 'c', 0.3)]
    expect(identities(ask(rival('a', 'b'), supplies('g1', 'c', 'a'), ...together))).toEqual(['a b+c+d b+c+d'])
  })

  test('half is no control', () => {
    const found = ask(rival('a', 'b'), supplies('g1', 'c', 'a'), owns('b', 'c', 0.5))
    expect(identities(found)).toEqual(['a c b'])
  })
})

describe('conflictsOfInterest', () => {
  const ask = (...said: Said[]): ReturnType<typeof conflictsOfInterest> =>
    conflictsOfInterest(graph(...said), {}, today)

  test('an investor that supplies, and one that rivals', () => {
    const invests: Said = { link: 'INVESTMENT', from: 'a', to: 'b', attributes: { round: 'A' } }
    expect(identities(ask(invests, supplies('g1', 'a', 'b')))).toEqual(['INVESTOR_SUPPLIER b a'])
    expect(identities(ask(invests, rival('a', 'b')))).toEqual(['INVESTOR_RIVAL b a'])
  })

  test('one owner of rivals', () => {
    const found = ask(rival('a', 'b'), owns('p', 'a', 0.1), owns('p', 'b', 0.1), owns('p', 'c', 0.1))
    expect(identities(found)).toEqual(['COMMON_OWNER p a b'])
  })

  test('one person at two rivals: former where a role is over, founder alone is former', () => {
    const at = (...roles: Said[]): unknown =>
      ask(rival('a', 'b'), ...roles).map((each) => [each.identity[0], each.identity[1], ...each.qualifiers])
    expect(at(holdsRole('p', 'a', 'CEO'), holdsRole('p', 'b', 'BOARD_MEMBER'))).toEqual([['INTERLOCK', 'p']])
    expect(at(holdsRole('p', 'a', 'CEO'), holdsRole('p', 'b', 'CEO', '2025'))).toEqual([
      ['INTERLOCK', 'p', 'FORMER'],
    ])
    const founder = [holdsRole('p', 'a', 'CEO'), holdsRole('p', 'b', 'FOUNDER')]
    expect(at(...founder)).toEqual([['INTERLOCK', 'p', 'FORMER']])
    expect(at(...founder, holdsRole('p', 'b', 'BOARD_MEMBER'))).toEqual([['INTERLOCK', 'p']])
    expect(at(holdsRole('p', 'a', 'CEO'), holdsRole('p', 'b', 'ADVISER'))).toEqual([])
  })
})

describe('connections', () => {
  test('company, agreement, company is one hop; shorter first', () => {
    const small = graph(supplies('g1', 'a', 'b'), owns('a', 'c', 0.1), owns('c', 'b', 0.1), rival('a', 'b'))
    const found = connections(small, { from: 'a', to: 'b' }, today)
    expect(found.map((each) => each.own['length'])).toEqual([1, 2])
    expect(connections(small, { from: 'a', to: 'g1' }, today)[0]?.own).toEqual({ length: 1 })
  })
})
