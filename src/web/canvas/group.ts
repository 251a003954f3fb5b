import type { EntityKind } from '../../generated/schema-types.ts'
import type { Scene, SceneEdge, SceneNode } from '../../surfaces/scene.ts'
import { groupedIn, joinParallel } from '../../surfaces/scene-groups.ts'

export const MOST_NODES = 300
/** So many leaves of a kind on one hub are drawn one by one; of more, the first few and a group of the rest. */
const MOST_LEAVES = 6
const FIRST_LEAVES = 3

export interface Grouping {
  /** Groups that are drawn thing by thing. */
  opened: ReadonlySet<string>
  /** Things that no group may take in. */
  alone: ReadonlySet<string>
}

/** A scene in which a hub's leaves and agreements between the same parties are drawn as one, and at most `most` nodes in all. */
export function grouped(scene: Scene, { opened, alone }: Grouping, most = MOST_NODES): Scene {
  const around = neighbours(scene)
  const inGroup = new Map<string, string>()
  for (const [group, units] of unitsOf(scene, around, alone)) {
    if (opened.has(group)) continue
    const between = group.startsWith(BETWEEN)
    if (units.length <= (between ? 1 : MOST_LEAVES)) continue
    for (const unit of between ? units : units.slice(FIRST_LEAVES))
      for (const id of unit) inGroup.set(id, group)
  }
  const few = regrouped(scene, inGroup)
  if (few.nodes.length <= most) return few
  for (let kept = most - 1; kept > 1; kept -= 10) {
    const fewer = regrouped(scene, folded(scene, around, inGroup, kept))
    if (fewer.nodes.length <= most) return fewer
  }
  return regrouped(scene, folded(scene, around, inGroup, 1))
}

const BETWEEN = '~='
const REST = '+'

/** Whether more had to be put together than is clear, for want of room. */
export const isCrowded = ({ nodes }: Scene): boolean =>
  nodes.some(({ id }) => id.startsWith('~') && id.endsWith(REST))
type Neighbours = ReadonlyMap<string, ReadonlySet<string>>

function neighbours({ nodes, edges }: Scene): Neighbours {
  const all = new Map(nodes.map(({ id }): [string, Set<string>] => [id, new Set()]))
  for (const { from, to } of edges) {
    if (from === to) continue
    all.get(from)?.add(to)
    all.get(to)?.add(from)
  }
  return all
}

/** What can be put together, by the id of its group: each unit is a leaf, or an agreement with those that hang on it alone. */
function unitsOf(scene: Scene, around: Neighbours, alone: ReadonlySet<string>): Map<string, string[][]> {
  const sides = new Map<string, string>()
  for (const { from, to, type } of scene.edges) {
    sides.set(JSON.stringify([from, to]), type)
    sides.set(JSON.stringify([to, from]), type)
  }
  const kinds = new Map(scene.nodes.map(({ id, kind }) => [id, kind]))
  const isLeaf = (id: string): boolean => around.get(id)?.size === 1 && !alone.has(id)
  const units = new Map<string, string[][]>()
  for (const { id, kind } of scene.nodes) {
    if (alone.has(id)) continue
    const others = [...(around.get(id) ?? [])]
    const hanging = kind === 'AGREEMENT' && others.length > 1 ? others.filter(isLeaf) : []
    const held = others.filter((other) => !hanging.includes(other)).sort()
    const [hub] = held
    if (hub === undefined || (held.length > 1 && kind !== 'AGREEMENT')) continue
    // The leaf of an agreement goes with the agreement.
    if (isLeaf(id) && (around.get(hub)?.size ?? 0) === 2 && kinds.get(hub) === 'AGREEMENT') continue
    const type = sides.get(JSON.stringify([hub, id])) ?? ''
    const group = held.length > 1 ? `${BETWEEN}${held.join('!')}` : `~${hub}!${kind[0]}${type}`
    units.set(group, [...(units.get(group) ?? []), [id, ...hanging]])
  }
  return units
}

/** Beyond the first so many, each goes into the group of what it hangs on. */
function folded(
  scene: Scene,
  around: Neighbours,
  inGroup: ReadonlyMap<string, string>,
  kept: number,
): Map<string, string> {
  const single = scene.nodes.filter(({ id }) => !inGroup.has(id))
  const first = new Set(single.slice(0, kept).map(({ id }) => id))
  const result = new Map(inGroup)
  for (const { id, kind } of single.slice(kept)) {
    const hub = [...(around.get(id) ?? [])].find((other) => first.has(other))
    result.set(id, `~${hub ?? ''}!${kind[0]}${REST}`)
  }
  return result
}

function regrouped(scene: Scene, groups: ReadonlyMap<string, string>): Scene {
  const members = new Map<string, SceneNode[]>()
  for (const node of scene.nodes) {
    const group = groups.get(node.id)
    if (group !== undefined) members.set(group, [...(members.get(group) ?? []), node])
  }
  // One alone is no group.
  const inGroup = new Map([...groups].filter(([, group]) => (members.get(group)?.length ?? 0) > 1))
  const nodes = scene.nodes.flatMap((node): SceneNode[] => {
    const group = inGroup.get(node.id)
    if (group === undefined) return [node]
    const all = members.get(group) ?? []
    return all[0] === node ? [groupNode(group, all)] : []
  })
  const moved = scene.edges.flatMap((edge): SceneEdge[] => {
    const [from, to] = [inGroup.get(edge.from) ?? edge.from, inGroup.get(edge.to) ?? edge.to]
    return from === to ? [] : [{ ...edge, from, to }]
  })
  return { nodes, edges: joinParallel(moved), grouped: groupedIn(nodes) }
}

const PLURALS: Readonly<Record<EntityKind, readonly [one: string, many: string]>> = {
  COMPANY: ['company', 'companies'],
  PERSON: ['person', 'people'],
  FACILITY: ['facility', 'facilities'],
  PRODUCT: ['product', 'products'],
  MARKET: ['market', 'markets'],
  AGREEMENT: ['agreement', 'agreements'],
}

function groupNode(id: string, members: readonly SceneNode[]): SceneNode {
  const kind: EntityKind = members.some((node) => node.kind === 'AGREEMENT')
    ? 'AGREEMENT'
    : (members[0]?.kind ?? 'COMPANY')
  const counted = members.filter((node) => node.kind === kind)
  const others = members.filter((node) => node.kind !== kind)
  const [one, many] = PLURALS[kind]
  const named = (others.length > 0 ? others : counted).map(({ label }) => label)
  return {
    id,
    kind,
    label: `${id.startsWith(BETWEEN) ? '' : '+ '}${counted.length} ${counted.length === 1 ? one : many}`,
    sublabel: id.startsWith(BETWEEN) ? null : named.slice(0, 3).join(', ') + (named.length > 3 ? ' …' : ''),
    status: null,
    confidence: null,
    disputed: members.some(({ disputed }) => disputed),
    standing: 'CURRENT',
    members: members.map((node) => node.id),
  }
}
