import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact, owns, smallWorld } from '../../../test/support/small-world.ts'
import { World } from '../../claims/world.ts'
import { Control } from '../../ownership/control.ts'
import { toFindings } from '../answer.ts'
import { ultimateOwners } from './ultimate-owners.ts'

const found = (world: World) => toFindings(ultimateOwners.decide(world, { of: 't' }, null), null)
const id = fc.constantFrom('t', 'a', 'b', 'c', 'P', 'Q')
const tie = fc
  .record({
    from: id,
    to: fc.constantFrom('t', 'a', 'b', 'c'),
    share: fc.nat(20),
    votes: fc.option(fc.nat(20)),
    controls: fc.constantFrom(true, false, undefined, undefined),
    confidence: fc.constantFrom(0.9, 0.6, 0.2),
  })
  .map(({ from, to, share, votes, controls, confidence }) =>
    owns(
      from,
      to,
      { share: exact(share / 20), votes: votes === null ? undefined : exact(votes / 20), controls },
      { confidence },
    ),
  )
const ties = fc.uniqueArray(tie, { selector: ({ link }) => link.id, maxLength: 14, size: 'max' })
const print = (world: World) =>
  found(world).map(({ own, confidence, explanation, evidence }) => [
    own,
    confidence,
    explanation.map((path) => path.sentence),
    evidence,
  ])

describe('laws', () => {
  test('control is that of every other question', () => {
    fc.assert(
      fc.property(ties, (list) => {
        const world = smallWorld(list)
        const control = new Control(world, 10)
        for (const { own } of found(world)) {
          expect(own['controls']).toBe(control.own(String(own['owner'])).has('t'))
        }
      }),
    )
  })
  test('the order of links never matters, nor does a link elsewhere; evidence is of links on the way', () => {
    fc.assert(
      fc.property(ties, (list) => {
        const world = smallWorld(list)
        const turned = new World(
          [...world.links.values()].reverse(),
          [...world.entities.values()].reverse(),
          world,
        )
        expect(print(turned)).toEqual(print(world))
        expect(print(smallWorld([...list, owns('t', 'elsewhere', 1), owns('R', 'elsewhere', 0.1)]))).toEqual(
          print(world),
        )
        for (const { evidence } of found(world))
          for (const claim of evidence)
            expect(list.some(({ link }) => link.claims.includes(claim))).toBe(true)
      }),
    )
  })
  test('every way leads from the owner down to the company, each thing once; a finding is as sure as its surest way', () => {
    fc.assert(
      fc.property(ties, (list) => {
        for (const { own, explanation } of found(smallWorld(list))) {
          const [first] = explanation
          expect(first?.entities[0]).toBe(own['owner'])
          for (const { entities } of explanation) {
            expect(entities.at(-1)).toBe('t')
            expect(new Set(entities).size).toBe(entities.length)
          }
        }
      }),
    )
  })
})
