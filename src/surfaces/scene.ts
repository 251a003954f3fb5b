import type { ClaimStatus, EntityKind, LinkType } from '../generated/schema-types.ts'
import type { Exhibit } from './exhibit.ts'
import { edgesOf } from './scene-edges.ts'
import { foldAgreements } from './scene-fold.ts'
import { groupAlike, groupRest } from './scene-groups.ts'
import { nodesOf } from './scene-nodes.ts'

/** Whether what is drawn holds on the exhibit's day, is still to come, or is over. */
export type Standing = 'CURRENT' | 'PROSPECTIVE' | 'ENDED'

/** A thing of the picture: an entity, or several that were put together so that the picture stays readable. */
export interface SceneNode {
  /** The entity's id, or `group:1` and so on. */
  id: string
  kind: EntityKind
  label: string
  /** What stands below the label in smaller letters: an agreement's kind and value, a group's first names. */
  sublabel: string | null
  /** How the terms of an agreement are known; null for all others, which are not claimed but named. */
  status: ClaimStatus | null
  confidence: number | null
  disputed: boolean
  standing: Standing
  /** The ids of the entities that it stands for: itself alone, or those of the group. */
  members: string[]
}

/** A line of the picture: a link, or several between the same two nodes of a picture with groups. */
export interface SceneEdge {
  id: string
  /** The id of a node, as is `to`. What is supplied, paid or owned flows from one to the other: supplier → agreement → customer. */
  from: string
  to: string
  /** A few words: customer, holds 14 %, rival in frontier AI models. */
  label: string
  type: LinkType
  /** False where both ends are the same to each other, as rivals are: a line without an arrowhead. */
  directed: boolean
  /** Of the least sure link, where it stands for several; so is `status`. */
  confidence: number
  /** How what the label says is known, the least sure part of it; null where only denials are shown. */
  status: ClaimStatus | null
  disputed: boolean
  standing: Standing
  /** The ids of the links that it stands for. */
  links: string[]
  /** The ids of the agreements that are drawn as this line, from supplier to customer, and not as nodes. */
  agreements: string[]
}

export interface Scene {
  /** In the order in which the findings speak of them. */
  nodes: SceneNode[]
  edges: SceneEdge[]
  /** How many entities stand in groups or are drawn as lines, so that the picture can say so; 0 where each is drawn. */
  grouped: number
}

export interface SceneLimits {
  maxNodes: number
  maxEdges: number
}
export const SCENE_LIMITS: SceneLimits = { maxNodes: 40, maxEdges: 60 }

/**
 * What every picture of an exhibit draws, whatever its format. Where that is too much, agreements alike become one; then agreements of
 * two parties become lines; where it still is too much, what the findings speak of last is put into groups by kind and by what it is tied to.
 */
export function sceneOf(exhibit: Exhibit, limits: SceneLimits = SCENE_LIMITS): Scene {
  const whole: Scene = { nodes: nodesOf(exhibit), edges: edgesOf(exhibit), grouped: 0 }
  if (fits(whole, limits)) return whole
  const alike = groupAlike(whole, exhibit)
  if (fits(alike, limits)) return alike
  const folded = foldAgreements(alike, exhibit)
  if (fits(folded, limits)) return folded
  for (let kept = Math.min(limits.maxNodes, folded.nodes.length) - 1; kept > 0; kept--) {
    const scene = groupRest(folded, kept)
    if (fits(scene, limits)) return scene
  }
  return groupRest(folded, 0)
}

const fits = ({ nodes, edges }: Scene, { maxNodes, maxEdges }: SceneLimits): boolean =>
  nodes.length <= maxNodes && edges.length <= maxEdges
