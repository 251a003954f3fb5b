/**
 * The shortest ways from one to the other (design §5). Readings:
 *  1. A path is a chain of links without a repeated entity; each path (its links) is a finding of its own.
 *  2. Two PARTY links that meet at an agreement are one hop; any other link is one, also the PARTY link of a path that starts or ends at an
 *     agreement, or that goes on by COVERS.
 *  3. Agreements out of force and their parties are not walked, nor are investments out of force.
 *  4. A PARTY or COVERS link also rests on the terms of its agreement: where those are below minConfidence, it is not walked.
 *  5. Order: hops; confidence, highest first; links. `first` cuts.
 */
import { LINK_TYPES, type LinkType } from '../../../../src/graph/vocabulary.ts'
import type { Lens } from '../../../../src/claims/lens.ts'
import { type OracleFinding, way } from '../findings.ts'
import { type Grounds, both, restOn } from '../grounds.ts'
import { type ClaimGraph, type OracleWorld, type SeenLink, lookAt, ofType } from '../world.ts'

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

const groundsOf = (world: OracleWorld, link: SeenLink): Grounds => {
  const agreement = link.type === 'PARTY' ? link.to : link.type === 'COVERS' ? link.from : null
  const terms = ofType(world, 'AGREEMENT').filter((each) => each.from === agreement)
  return both(restOn(link), ...terms.map((each) => restOn(each)))
}

function hops(steps: readonly Step[]): number {
  const throughAgreement = steps.filter(
    (step, index) =>
      step.link.type === 'PARTY' && step.at === step.link.to && steps[index + 1]?.link.type === 'PARTY',
  )
  return steps.length - throughAgreement.length
}

/** Every chain of links that goes on from these steps to the end, visits nobody twice and has no more hops than allowed. */
function paths(
  links: readonly SeenLink[],
  start: string,
  to: string,
  maxHops: number,
  steps: readonly Step[] = [],
): Step[][] {
  const here = steps.at(-1)?.at ?? start
  if (hops(steps) > maxHops) return []
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
  const least = lens.minConfidence ?? 0
  const links = world.links.filter(
    (link) =>
      link.type !== 'AGREEMENT' &&
      types.some((type) => type === link.type) &&
      groundsOf(world, link).confidence >= least,
  )
  if (params.from === params.to) return []
  return paths(links, params.from, params.to, params.maxHops ?? 6)
    .map((steps) => {
      const only = way(both(...steps.map((step) => groundsOf(world, step.link))), true)
      const identity = steps.map((step) => step.link.id)
      const { confidence, direct, prospective, disputed, qualifiers } = only
      return {
        identity,
        confidence,
        direct,
        prospective,
        disputed,
        qualifiers,
        ways: [only],
        own: { length: hops(steps) },
      }
    })
    .sort(
      (a, b) =>
        a.own.length - b.own.length ||
        b.confidence - a.confidence ||
        (a.identity.join() < b.identity.join() ? -1 : 1),
    )
    .slice(0, params.first ?? 5)
}
