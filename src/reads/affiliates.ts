import { type Lens, needsClaims } from '../claims/lens.ts'
import { refuseUnknownSources, UNKNOWN_SOURCES } from '../claims/resolve.ts'
import { toTieRow } from '../claims/rows.ts'
import { type World, worldOf } from '../claims/world.ts'
import type { Graph } from '../graph/graph.ts'
import type { AffiliateRule } from '../ownership/affiliate-rule.ts'
import { type Affiliate, affiliatesOf } from '../ownership/affiliates.ts'
import { NEIGHBOURHOOD, withBound } from '../ownership/neighbourhood.ts'

/** Ownership ties that one page of things may need. */
const MOST_TIES = 20_000

export interface FoundAffiliates {
  world: World
  /** By the id of the thing asked about. */
  affiliates: ReadonlyMap<string, readonly Affiliate[]>
}

/** Who counts as one interest with each of these things: one trip for all of them. */
export async function fetchAffiliates(
  graph: Graph,
  ids: readonly string[],
  rule: AffiliateRule,
  lens: Lens,
): Promise<FoundAffiliates> {
  const sources = [...lens.withoutSources]
  const unknown = sources.length > 0 ? graph.read(UNKNOWN_SOURCES, { sources }) : []
  const ties = graph.read(withBound(NEIGHBOURHOOD, rule.maxHops), {
    ids: [...ids].sort(),
    limit: MOST_TIES,
    validAt: lens.validAt,
    knownAt: lens.knownAt,
    wide: needsClaims(lens),
  })
  const [rows, missing] = await Promise.all([ties, unknown])
  refuseUnknownSources(missing.map(([id]) => id as string))
  const world = worldOf(rows.map(toTieRow), lens)
  return { world, affiliates: affiliatesOf(world, rule, ids, lens.minConfidence) }
}
