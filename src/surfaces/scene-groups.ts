import type { EntityKind } from '../generated/schema-types.ts'
import { sayConstant } from '../words/say-constant.ts'
import type { Exhibit } from './exhibit.ts'
import type { Scene, SceneEdge, SceneNode, Standing } from './scene.ts'

/** Agreements of one kind between the same parties in the same roles, standing alike, become one node. */
export function groupAlike(scene: Scene, { entities }: Pick<Exhibit, 'entities'>): Scene {
  const ties = tiesOf(scene.edges)
  const kindOf = ({ id }: SceneNode): string => entities.get(id)?.agreementKind ?? 'OTHER'
  return regroup(
    scene,
    (node) => {
      const tied = ties.get(node.id)
      return node.kind === 'AGREEMENT' && tied
        ? JSON.stringify([node.standing, kindOf(node), [...tied].sort()])
        : null
    },
    ([first, ...others]) => ({
      label: [others.length + 1, sayKind(kindOf(first)), 'agreements']
        .filter((word) => word !== '')
        .join(' '),
      sublabel: null,
    }),
  )
}

const sayKind = (kind: string): string => (kind === 'OTHER' ? '' : sayConstant(kind))

/** All but the first so many nodes are put together, by kind and by which of those first ones they are tied to. */
export function groupRest(scene: Scene, kept: number): Scene {
  const first = new Set(scene.nodes.slice(0, kept).map(({ id }) => id))
  const neighbours = new Map<string, Set<string>>()
  for (const { from, to } of scene.edges) {
    for (const [node, other] of [
      [from, to],
      [to, from],
    ] as const) {
      if (first.has(node) || !first.has(other)) continue
      neighbours.set(node, (neighbours.get(node) ?? new Set()).add(other))
    }
  }
  return regroup(
    scene,
    ({ id, kind }) => (first.has(id) ? null : JSON.stringify([kind, [...(neighbours.get(id) ?? [])].sort()])),
    (nodes) => ({
      label: `+ ${nodes.flatMap(({ members }) => members).length} more ${PLURALS[nodes[0].kind]}`,
      sublabel: nodes[0].kind === 'AGREEMENT' ? null : sayFirst(nodes.map(({ label }) => label)),
    }),
  )
}

const PLURALS: Readonly<Record<EntityKind, string>> = {
  COMPANY: 'companies',
  PERSON: 'people',
  FACILITY: 'facilities',
  PRODUCT: 'products',
  MARKET: 'markets',
  AGREEMENT: 'agreements',
}

const NAMED = 3
const sayFirst = (names: readonly string[]): string =>
  names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ' …' : '')

/** For each node, what it is tied to and how. */
function tiesOf(edges: readonly SceneEdge[]): Map<string, Set<string>> {
  const ties = new Map<string, Set<string>>()
  for (const { from, to, type, label, directed } of edges) {
    ties.set(from, (ties.get(from) ?? new Set()).add(JSON.stringify(['to', to, type, label])))
    ties.set(
      to,
      (ties.get(to) ?? new Set()).add(JSON.stringify([directed ? 'from' : 'to', from, type, label])),
    )
  }
  return ties
}

type Group = readonly [SceneNode, ...SceneNode[]]
type Name = (group: Group) => Pick<SceneNode, 'label' | 'sublabel'>

/** Nodes of one key become one node at the place of the first; edges between the same two nodes become one. */
function regroup(scene: Scene, keyOf: (node: SceneNode) => string | null, name: Name): Scene {
  const groups = new Map<string, [SceneNode, ...SceneNode[]]>()
  for (const node of scene.nodes) {
    const key = keyOf(node) ?? `node ${node.id}`
    const group = groups.get(key)
    if (group) group.push(node)
    else groups.set(key, [node])
  }
  const inGroup = new Map<string, string>()
  let groupsBefore = scene.nodes.filter(({ members }) => members.length > 1).length
  const nodes = [...groups.values()].map((group) => {
    const node = group.length === 1 ? group[0] : groupNode(`group:${++groupsBefore}`, group, name)
    for (const { id } of group) inGroup.set(id, node.id)
    return node
  })
  const edges = joinParallel(moved(scene.edges, inGroup))
  const inLines = edges.flatMap(({ agreements }) => agreements).length
  return { nodes, edges, grouped: groupedIn(nodes) + inLines }
}

export const groupedIn = (nodes: readonly SceneNode[]): number =>
  nodes.reduce((sum, { members }) => sum + (members.length > 1 ? members.length : 0), 0)

function groupNode(id: string, group: Group, name: Name): SceneNode {
  const least = leastSure(group)
  return {
    id,
    kind: group[0].kind,
    ...name(group),
    status: least?.status ?? null,
    confidence: least?.confidence ?? null,
    disputed: group.some(({ disputed }) => disputed),
    standing: standingOfAll(group),
    members: group.flatMap(({ members }) => members),
  }
}

/** What stands within one group is not drawn. */
const moved = (edges: readonly SceneEdge[], inGroup: ReadonlyMap<string, string>): SceneEdge[] =>
  edges.flatMap((edge) => {
    const [from, to] = [inGroup.get(edge.from) ?? edge.from, inGroup.get(edge.to) ?? edge.to]
    return from === to ? [] : [{ ...edge, from, to }]
  })

/** Edges of one type between the same two nodes become one. */
export function joinParallel(edges: readonly SceneEdge[]): SceneEdge[] {
  const parallel = new Map<string, [SceneEdge, ...SceneEdge[]]>()
  for (const edge of edges) {
    const ends = edge.directed ? [edge.from, edge.to] : [edge.from, edge.to].sort()
    const key = JSON.stringify([edge.type, ...ends])
    const others = parallel.get(key)
    if (others) others.push(edge)
    else parallel.set(key, [edge])
  }
  return [...parallel.values()].map((same) => (same.length === 1 ? same[0] : joined(same)))
}

function joined(edges: readonly [SceneEdge, ...SceneEdge[]]): SceneEdge {
  const [first] = edges
  const least = leastSure(edges) ?? first
  const labels = new Set(edges.map(({ label }) => label))
  const agreements = edges.flatMap((edge) => edge.agreements)
  return {
    ...first,
    label:
      labels.size <= 2
        ? [...labels].join(', ')
        : `${agreements.length || edges.length} ${MANY[first.type] ?? 'links'}`,
    confidence: least.confidence,
    status: least.status,
    disputed: edges.some(({ disputed }) => disputed),
    standing: standingOfAll(edges),
    links: edges.flatMap(({ links }) => links),
    agreements,
  }
}

const MANY: Readonly<Partial<Record<SceneEdge['type'], string>>> = {
  OWNERSHIP: 'holdings',
  INVESTMENT: 'investments',
  RIVALRY: 'rivalries',
  ROLE: 'roles',
  PARTY: 'agreements',
}

const leastSure = <T extends { confidence: number | null }>(things: readonly T[]): T | undefined =>
  [...things].sort((a, b) => (a.confidence ?? 1) - (b.confidence ?? 1))[0]

function standingOfAll(things: readonly { standing: Standing }[]): Standing {
  const standings = new Set(things.map(({ standing }) => standing))
  const [only] = standings
  return standings.size === 1 && only ? only : 'CURRENT'
}
