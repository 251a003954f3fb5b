import type { World } from '../../claims/world.ts'
import type { Interests } from '../../ownership/interests.ts'
import type { Way } from '../define-question.ts'
import { ownershipPiece, type Piece, wayOf } from '../ways.ts'
import { type Deal, startOf, turned } from './deals.ts'
import type { Ring } from './rings.ts'

/** Up to so many combinations of deals are each shown; beyond that, for every deal the surest way that it is part of. */
const MOST_WAYS = 36

/** One deal for each step of the ring, among them one that pays and one that does something else. */
export interface Round {
  way: Way
  deals: readonly Deal[]
}

export function roundsOf(world: World, interests: Interests, { edges }: Ring): Round[] {
  const combinations = edges.reduce((product, deals) => product * deals.length, 1)
  const chosen = combinations <= MOST_WAYS ? every(edges) : surestThroughEach(interests, edges)
  return chosen.filter(hasBoth).flatMap((deals) => {
    const pieces = piecesOf(world, interests, deals)
    return pieces ? [{ way: wayOf(world, pieces), deals }] : []
  })
}

const every = (edges: readonly (readonly Deal[])[]): Deal[][] =>
  edges.reduce<Deal[][]>(
    (rounds, deals) => rounds.flatMap((round) => deals.map((deal) => [...round, deal])),
    [[]],
  )

const isPaid = (deal: Deal): boolean => deal.kind === 'PAY'
const hasBoth = (deals: readonly Deal[]): boolean => deals.some(isPaid) && !deals.every(isPaid)

/** Deals in order, and between two of them how the one who gets is of one group with the one who gives; null where it is too far. */
function piecesOf(world: World, interests: Interests, round: readonly Deal[]): Piece[] | null {
  const deals = turned(round, startOf(round))
  const pieces: Piece[] = []
  for (const [i, deal] of deals.entries()) {
    const next = deals[(i + 1) % deals.length]
    const inside = next && interests.within(deal.to, next.from)
    if (!inside) return null
    pieces.push(deal.piece)
    if (inside.links.length > 0) pieces.push(ownershipPiece(world, inside))
  }
  return pieces
}

/** A run of deals so far, and how sure it is. */
interface Run {
  deals: Deal[]
  confidence: number
}

/** For every deal the surest rounds that it is part of: one for each way to be less than plain, because a plain one counts before a surer. */
function surestThroughEach(interests: Interests, edges: readonly (readonly Deal[])[]): Deal[][] {
  return edges.flatMap((deals, i) =>
    deals.flatMap((deal) =>
      surestFrom(interests, deal, [...edges.slice(i + 1), ...edges.slice(0, i)]).map((round) =>
        // Turned back, so that all rounds begin at the same group.
        turned(round, edges.length - i),
      ),
    ),
  )
}

function surestFrom(interests: Interests, first: Deal, others: readonly (readonly Deal[])[]): Deal[][] {
  let runs: Run[] = [{ deals: [first], confidence: first.piece.confidence }]
  for (const deals of others) {
    runs = deals.flatMap((deal) =>
      bestOfEach(
        runs.flatMap((run): Run[] => {
          const confidence = Math.min(sureness(interests, run, deal), deal.piece.confidence)
          return confidence > 0 ? [{ deals: [...run.deals, deal], confidence }] : []
        }),
      ),
    )
  }
  const closed = runs.flatMap((run): Run[] => {
    const confidence = sureness(interests, run, first)
    return hasBoth(run.deals) && confidence > 0 ? [{ ...run, confidence }] : []
  })
  return bestOfEach(closed).map(({ deals }) => deals)
}

/** Of a run that goes on with a deal, as far as who gets and who gives next are of one group; 0 where they are too far apart. */
function sureness(interests: Interests, run: Run, next: Deal): number {
  const last = run.deals.at(-1)
  const inside = last && interests.within(last.to, next.from)
  return inside ? Math.min(run.confidence, inside.confidence) : 0
}

/** The surest run of each sort: what may come after depends on nothing else. */
function bestOfEach(runs: readonly Run[]): Run[] {
  const best = new Map<string, Run>()
  for (const run of runs) {
    const sort = [
      hasBoth(run.deals) ? 'both' : run.deals.some(isPaid),
      run.deals.some(({ piece }) => piece.prospective),
      run.deals.some(({ piece }) => piece.qualifiers?.length),
    ].join()
    const known = best.get(sort)
    if (!known || known.confidence < run.confidence) best.set(sort, run)
  }
  return [...best.values()]
}
