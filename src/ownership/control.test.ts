import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact, owns, smallWorld, type Tie } from '../../test/support/small-world.ts'
import { World } from '../claims/world.ts'
import { CloseLinks } from './close-links.ts'
import { Control } from './control.ts'

const own = (ties: Tie[], id: string, hops = 4) =>
  [...new Control(smallWorld(ties), hops).own(id).keys()].sort()
const group = (ties: Tie[], id: string, hops = 4) =>
  [...new Control(smallWorld(ties), hops).group(id).keys()].sort()

describe('control', () => {
  test('is a claim of control, or more than half of the votes or, where these are unknown, of the shares', () => {
    expect(own([owns('p', 'a'), owns('p', 'b', 0.51), owns('p', 'c', 0.5)], 'p')).toEqual(['a', 'b', 'p'])
    expect(own([owns('p', 'a', { share: exact(0.9), votes: exact(0.3) })], 'p')).toEqual(['p'])
    expect(own([owns('p', 'a', { share: exact(0.1), votes: exact(0.6) })], 'p')).toEqual(['a', 'p'])
  })
  test('counts lower bounds alone', () => {
    expect(own([owns('p', 'a', { share: { min: 0.4, max: 0.9 } })], 'p')).toEqual(['p'])
    expect(own([owns('p', 'a', { share: { min: null, max: 0.9 } })], 'p')).toEqual(['p'])
  })
  test('adds up what the holder already controls, again and again', () => {
    const ties = [
      owns('p', 'a'),
      owns('p', 'b', 0.3),
      owns('a', 'b', 0.3),
      owns('b', 'c', 0.3),
      owns('a', 'c', 0.3),
    ]
    expect(own(ties, 'p')).toEqual(['a', 'b', 'c', 'p'])
    expect(own(ties, 'a')).toEqual(['a'])
    expect(group(ties, 'c')).toEqual(['a', 'b', 'c', 'p'])
  })
  test('does not take 0.1 five times for more than half', () => {
    const ties = ['a', 'b', 'c', 'd'].flatMap((id) => [owns('p', id), owns(id, 'x', 0.1)])
    expect(own([...ties, owns('p', 'x', 0.1)], 'p')).not.toContain('x')
  })
  test('takes a share that is hardly believed as unknown', () => {
    expect(own([owns('p', 'a', 0.9, { confidence: 0.2 })], 'p')).toEqual(['p'])
    expect(own([owns('p', 'a', { controls: true }, { confidence: 0.2 })], 'p')).toEqual(['a', 'p'])
  })
})

describe('group', () => {
  test('goes up to a common controller and down, persons included', () => {
    expect(group([owns('Musk', 'spacex'), owns('Musk', 'xai'), owns('xai', 'grok')], 'grok')).toEqual([
      'Musk',
      'grok',
      'spacex',
      'xai',
    ])
  })
  test('is not made by a government', () => {
    const ties = [owns('gov-x', 'a'), owns('gov-x', 'b')]
    expect(group(ties, 'a')).toEqual(['a'])
    expect(own(ties, 'gov-x')).toEqual(['a', 'b', 'gov-x'])
  })
  test('ends where the bound on chains cuts it, and says so', () => {
    const chain = [owns('a', 'b'), owns('b', 'c'), owns('c', 'd')]
    expect(group(chain, 'a', 2)).toEqual(['a', 'b', 'c'])
    const control = new Control(smallWorld(chain), 2)
    expect([control.isCut('a'), control.isCut('b')]).toEqual([true, false])
    expect(control.key('a')).toBe(control.key('d'))
  })
  test('is explained by the surest way', () => {
    const ties = [
      owns('p', 'x', undefined, { confidence: 0.3 }),
      owns('p', 'q', undefined, { confidence: 0.8 }),
      owns('q', 'x', undefined, { confidence: 0.7 }),
    ]
    const route = new Control(smallWorld(ties), 4).own('p').get('x')
    expect(route?.entities).toEqual(['p', 'q', 'x'])
    expect(route?.confidence).toBe(0.7)
    expect(route?.weakest?.from).toBe('q')
  })
  test('rests on the attribute, not only on the link', () => {
    const ties = [owns('p', 'x', { controls: true }, { confidence: 0.9, sure: { controls: 0.5 } })]
    expect(new Control(smallWorld(ties), 4).group('x').get('p')?.confidence).toBe(0.5)
  })
})

describe('close links', () => {
  const close = (ties: Tie[], a: string, b: string, threshold = 0.2) => {
    const world = smallWorld(ties)
    return new CloseLinks(world, new Control(world, 4), threshold).route(a, b)
  }
  test('are made by a holding of the threshold, summed over what the holder controls, and reach both groups', () => {
    const ties = [owns('p', 'a'), owns('p', 'x', 0.1), owns('a', 'x', 0.1), owns('x', 'y')]
    expect(close(ties, 'p', 'y')?.links).toHaveLength(4)
    expect(close(ties, 'y', 'a')).not.toBeNull()
    expect(close(ties, 'p', 'x', 0.21)).toBeNull()
  })
  test('shares and votes are not added to one another', () => {
    expect(
      close(
        [owns('p', 'a'), owns('p', 'x', { share: exact(0.1) }), owns('a', 'x', { votes: exact(0.1) })],
        'p',
        'x',
      ),
    ).toBeNull()
  })
  test('are never made by a common minority holder', () => {
    const ties = [owns('fund', 'a', 0.3), owns('fund', 'b', 0.3)]
    expect(close(ties, 'a', 'b')).toBeNull()
    expect(close(ties, 'fund', 'b')).not.toBeNull()
  })
})

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'P')
const holdings = fc
  .uniqueArray(
    fc.record({
      from: names,
      to: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      share: fc.integer({ min: 0, max: 100 }),
    }),
    {
      selector: ({ from, to }) => `${from} ${to}`,
      maxLength: 12,
    },
  )
  .map((list) =>
    list.filter(({ from, to }) => from !== to).map(({ from, to, share }) => owns(from, to, share / 100)),
  )

describe('laws', () => {
  test('groups are the same from every member, whatever the order of links', () => {
    fc.assert(
      fc.property(holdings, (ties) => {
        const world = smallWorld(ties)
        const turned = new World(
          [...world.links.values()].reverse(),
          [...world.entities.values()].reverse(),
          world,
        )
        const [one, other] = [new Control(world, 6), new Control(turned, 6)]
        for (const id of world.entities.keys()) {
          expect([...other.group(id)]).toEqual([...one.group(id)])
          for (const member of one.group(id).keys()) expect(one.key(member)).toBe(one.key(id))
          for (const held of one.own(id).keys()) expect(one.key(held)).toBe(one.key(id))
        }
      }),
    )
  })
  test('what is controlled stays so when a holding is added', () => {
    fc.assert(
      fc.property(holdings, names, (ties, id) => {
        const [more, fewer] = [own(ties, id, 6), own(ties.slice(1), id, 6)]
        expect(more).toEqual(expect.arrayContaining(fewer))
      }),
    )
  })
})
