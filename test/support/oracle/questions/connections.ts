/**
 * The shortest ways from one to the other (design §5). Readings:
 *  1. A path is a chain of links without a repeated thing, agreements included. Each run of things is a finding, each chain of links
 *     along it a way.
 *  2. Two PARTY links that meet at an agreement are one hop, and the agreement is none of the run's things; any other link is one hop, also
 *     the PARTY link of a path that starts or ends at an agreement, or that goes on by COVERS.
 *  3. Agreements and investments out of force are walked, too; roles that are over are not.
 *  4. A PARTY or COVERS link rests on no more than itself; it is prospective where its agreement is.
 *  5. Order: hops; confidence, highest first; things. `first` cuts.
 */

import type { Lens } from '../../../../src/claims/lens.ts'
import { LINK_TYPES, type LinkType } from '../../../../src/graph/vocabulary.ts'
import { gather, type OracleFinding, way } from '../findings.ts'
import { both, type Grounds, restOn } from '../grounds.ts'
import { type ClaimGraph, lookAt, type OracleWorld, type SeenLink } from '../world.ts'

export interface ConnectionsParams {
  from: string
  to: string
  types?: readonly LinkType[] | null
  maxHops?: number
  first?: number
}

interface Step {
  link: SeenLink
  at: string
}

function groundsOf(world: OracleWorld, link: SeenLink): Grounds {
  const agreement = link.type === 'PARTY' ? link.to : link.type === 'COVERS' ? link.from : null
  const terms = world.all.find((each) => each.type === 'AGREEMENT' && each.from === agreement)
  return { ...restOn(link), prospective: link.prospective || terms?.prospective === true }
}

/** The things that a chain passes after its start, but agreements that two of their parties meet at. */
const thingsOf = (steps: readonly Step[]): string[] =>
  steps
    .filter(
      ({ link, at }, index) =>
        !(link.type === 'PARTY' && at === link.to && steps[index + 1]?.link.type === 'PARTY'),
    )
    .map((step) => step.at)

/** Every chain of links that goes on from these steps to the end, visits nobody twice and has no more hops than allowed. */
function paths(
  links: readonly SeenLink[],
  start: string,
  to: string,
  maxHops: number,
  steps: readonly Step[] = [],
): Step[][] {
  const here = steps.at(-1)?.at ?? start
  if (thingsOf(steps).length > maxHops) return []
  if (here === to) return [[...steps]]
  return links.flatMap((link) => {
    const at = link.from === here ? link.to : link.to === here ? link.from : null
    if (at === null || at === start || steps.some((step) => step.at === at)) return []
    return paths(links, start, to, maxHops, [...steps, { link, at }])
  })
}

export function connections(graph: ClaimGraph, params: ConnectionsParams, lens: Lens): OracleFinding[] {
  const world = lookAt(graph, lens)
  const types = params.types ?? LINK_TYPES.filter((type) => type !== 'RIVALRY' && type !== 'COMPETES_IN')
  if (params.from === params.to) return []
  const links = world.all.filter((link) => types.some((type) => type === link.type))
  const candidates = paths(links, params.from, params.to, params.maxHops ?? 6).map((steps) => ({
    identity: [params.from, ...thingsOf(steps)],
    way: way(both(...steps.map((step) => groundsOf(world, step.link))), false),
  }))
  const length = (finding: OracleFinding): number => finding.identity.length - 1
  return gather(candidates, lens.minConfidence, (identity) => ({ length: identity.length - 1 }))
    .sort(
      (a, b) =>
        length(a) - length(b) ||
        b.confidence - a.confidence ||
        (a.identity.join() < b.identity.join() ? -1 : 1),
    )
    .slice(0, params.first ?? 5)
}
