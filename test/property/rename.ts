import type { Claim } from '../../src/claims/types.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'

/** The graph's ids in another order: what was first by name comes last. */
const PAIRS: Readonly<Record<string, string>> = {
  a: 'z',
  b: 'y',
  c: 'x',
  d: 'w',
  e: 'v',
  f: 'u',
  g: 't',
  p: 'o',
  q: 'n',
  g1: 'h6',
  g2: 'h5',
  g3: 'h4',
  g4: 'h3',
  g5: 'h2',
  g6: 'h1',
  x1: 'f2',
  x2: 'f1',
  m1: 'l2',
  m2: 'l1',
}

const rename = (id: string): string => PAIRS[id] ?? id
/** Renames every id in a text that joins ids by + or |, such as a group or the key of a link. */
export const renameIds = (text: string): string => text.replace(/[a-z0-9-]+/g, rename)

function renameClaim(claim: Claim, to: (id: string) => string): Claim {
  const { agreement, attributes } = claim
  return {
    ...claim,
    from: claim.from === null ? null : to(claim.from),
    to: claim.to === null ? null : to(claim.to),
    attributes: attributes?.market ? { ...attributes, market: to(attributes.market) } : attributes,
    agreement: agreement && {
      ...agreement,
      id: to(agreement.id),
      parties: agreement.parties.map(({ role, entity }) => ({ role, entity: to(entity) })),
      covers: agreement.covers?.map(to) ?? null,
    },
  }
}

export const renameGraph = (graph: ClaimGraph, to: (id: string) => string = rename): ClaimGraph => ({
  ...graph,
  entities: graph.entities.map((each) => ({ ...each, id: to(each.id) })),
  claims: graph.claims.map((claim) => renameClaim(claim, to)),
  events: (graph.events ?? []).map((event) => ({
    ...event,
    keep: event.keep && to(event.keep),
    absorb: event.absorb && to(event.absorb),
  })),
})
