import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntityKind, LinkType } from '../../generated/schema-types.ts'
import type { Scene, SceneEdge, SceneNode } from '../../surfaces/scene.ts'
import { grouped, MOST_NODES } from './group.ts'

const node = (id: string, kind: EntityKind = 'COMPANY'): SceneNode => ({
  id,
  kind,
  label: id,
  sublabel: null,
  status: null,
  confidence: null,
  disputed: false,
  standing: 'CURRENT',
  members: [id],
})
const edge = (from: string, to: string, type: LinkType = 'OWNERSHIP'): SceneEdge => ({
  id: `${from} ${type} ${to}`,
  from,
  to,
  label: 'holds',
  type,
  directed: true,
  confidence: 0.9,
  status: 'DISCLOSED',
  disputed: false,
  standing: 'CURRENT',
  links: [`${from} ${type} ${to}`],
  agreements: [],
})
const scene = (nodes: SceneNode[], edges: SceneEdge[]): Scene => ({ nodes, edges, grouped: 0 })
const numbered = (count: number, word: string): string[] =>
  Array.from({ length: count }, (_, i) => `${word}${i}`)
const nothing = { opened: new Set<string>(), alone: new Set(['hub']) }
const labels = ({ nodes }: Scene): string[] => nodes.map(({ label }) => label)
const star = scene(
  [node('hub'), ...numbered(9, 'fund').map((id) => node(id))],
  numbered(9, 'fund').map((id) => edge(id, 'hub')),
)

describe('the groups of the map', () => {
  it('draws the first leaves of a hub, and the rest as one', () => {
    const drawn = grouped(star, nothing)
    expect(labels(drawn)).toEqual(['hub', 'fund0', 'fund1', 'fund2', '+ 6 companies'])
    expect(drawn.grouped).toBe(6)
    expect(drawn.edges).toHaveLength(4)
  })

  it('draws each where the group is open, and never groups what was chosen', () => {
    const id = grouped(star, nothing).nodes.at(-1)?.id ?? ''
    expect(grouped(star, { ...nothing, opened: new Set([id]) }).nodes).toHaveLength(10)
    const drawn = grouped(star, { ...nothing, alone: new Set(['hub', 'fund7', 'fund8']) })
    expect(labels(drawn)).toContain('fund7')
  })

  it('makes one of agreements between the same two', () => {
    const deals = numbered(3, 'deal').map((id) => node(id, 'AGREEMENT'))
    const drawn = grouped(
      scene(
        [node('hub'), node('other'), ...deals],
        [
          edge('hub', 'other'),
          ...deals.flatMap(({ id }) => [edge('hub', id, 'PARTY'), edge('other', id, 'PARTY')]),
        ],
      ),
      { ...nothing, alone: new Set(['hub', 'other']) },
    )
    expect(labels(drawn)).toEqual(['hub', 'other', '3 agreements'])
  })

  it('takes the other party along where it hangs on the agreement alone', () => {
    const deals = numbered(8, 'deal')
    const drawn = grouped(
      scene(
        [node('hub'), ...deals.flatMap((id) => [node(id, 'AGREEMENT'), node(`of-${id}`)])],
        deals.flatMap((id) => [edge('hub', id, 'PARTY'), edge(`of-${id}`, id, 'PARTY')]),
      ),
      nothing,
    )
    expect(labels(drawn)).toEqual([
      'hub',
      'deal0',
      'of-deal0',
      'deal1',
      'of-deal1',
      'deal2',
      'of-deal2',
      '+ 5 agreements',
    ])
    expect(drawn.nodes.at(-1)?.sublabel).toBe('of-deal3, of-deal4, of-deal5 …')
  })

  it('never draws more than three hundred, and loses nothing', () => {
    const graph = fc.integer({ min: 1, max: 900 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        ends: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 1_200 }),
        open: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(graph, ({ size, ends, open }) => {
        const nodes = numbered(size, 'n').map((id, i) => node(id, i % 3 === 0 ? 'AGREEMENT' : 'COMPANY'))
        const tree = numbered(size, 'n')
          .slice(1)
          .map((id, i) => edge(id, `n${i >> 2}`))
        const more = ends.filter(([a, b]) => a !== b).map(([a, b]) => edge(`n${a}`, `n${b}`, 'INVESTMENT'))
        const whole = scene(nodes, [...tree, ...more])
        const all = open ? new Set(nodes.map(({ id }) => id)) : new Set(['n0'])
        const drawn = grouped(whole, { opened: new Set(), alone: all })
        expect(drawn.nodes.length).toBeLessThanOrEqual(MOST_NODES)
        expect(drawn.nodes.flatMap(({ members }) => members).sort()).toEqual(nodes.map(({ id }) => id).sort())
        const ids = new Set(drawn.nodes.map(({ id }) => id))
        expect(drawn.edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true)
        expect(drawn.grouped).toBe(size - drawn.nodes.filter(({ members }) => members.length === 1).length)
      }),
      { numRuns: 40 },
    )
  })
})
