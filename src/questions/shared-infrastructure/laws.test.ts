import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  competes,
  exact,
  owns,
  rivals,
  smallWorld,
  supplies,
  type Tie,
} from '../../../test/support/small-world.ts'
import { World } from '../../claims/world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'

type Ties = readonly (Tie | readonly Tie[])[]
const answer = (world: World, least: number | null = null) =>
  toFindings(decide(world, parameters.parse({ tiers: 2 })), least)
const ask = (ties: Ties, least: number | null = null) => answer(smallWorld(ties), least)

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const sure = fc.constantFrom(0.3, 0.5, 0.7, 0.9)
const pair = fc.tuple(id, id, sure).filter(([a, b]) => a !== b)
const graphs = fc
  .tuple(
    fc.array(pair, { maxLength: 4 }),
    fc.array(fc.tuple(pair, fc.constantFrom(0.25, 0.4, 0.6)), { maxLength: 5 }),
    fc.array(pair, { maxLength: 7 }),
    fc.array(fc.tuple(id, fc.constantFrom('m', 'n')), { maxLength: 4 }),
  )
  .map(
    ([rivalries, holdings, deals, presences]): Ties => [
      ...rivalries.map(([a, b, confidence]) => rivals(a, b, null, { confidence })),
      ...holdings.map(([[a, b, confidence], share]) => owns(a, b, { share: exact(share) }, { confidence })),
      ...deals.map(([a, b, confidence]) => supplies(a, b, {}, { confidence })),
      ...presences.map(([a, market]) => competes(a, market)),
    ],
  )

describe('laws', () => {
  test('the order of links never matters', () => {
    fc.assert(
      fc.property(graphs, (ties) => {
        const world = smallWorld(ties)
        const turned = new World(
          [...world.links.values()].reverse(),
          [...world.entities.values()].reverse(),
          world,
        )
        expect(answer(turned)).toEqual(answer(world))
      }),
    )
  })
  test('a higher least confidence adds no finding; ids are unique', () => {
    fc.assert(
      fc.property(graphs, sure, (ties, least) => {
        const all = ask(ties).map((finding) => finding.id)
        expect(new Set(all).size).toBe(all.length)
        expect(all).toEqual(expect.arrayContaining(ask(ties, least).map((finding) => finding.id)))
      }),
    )
  })
  test('what is not near changes nothing', () => {
    fc.assert(
      fc.property(graphs, (ties) => {
        const far = [rivals('x', 'y'), supplies('x', 'z')]
        expect(ask([...ties, ...far])).toEqual(ask(ties))
      }),
    )
  })
})
