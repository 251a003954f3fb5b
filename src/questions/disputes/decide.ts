import { consolidate, stateOn } from '../../claims/consolidate.ts'
import type { Link } from '../../claims/types.ts'
import type { History, World } from '../../claims/world.ts'
import type { Draft } from '../define-question.ts'
import { type Disagreement, disagreements, weightOf } from './positions.ts'
import { sayDisagreement, sayPositions } from './say.ts'

/** On what the claims in scope disagree on the day: one finding for each tie and attribute. Pure. */
export function decide(world: World, { about }: { about: string | null }): Draft[] {
  const isAsked = about === null ? () => true : isAbout(world, about)
  return [...world.histories.values()]
    .filter((history) => history.type !== 'PARTY' && isAsked(history))
    .flatMap((history) => disagreements(history, world.day).map((found) => draft(world, history, found)))
}

/** One tie by its id; a thing's ties; the terms and the coverage of agreements that it has part in on some day, as claims in scope say. */
function isAbout(world: World, about: string): (history: History) => boolean {
  const touches = ({ from, to }: History): boolean => from === about || to === about
  const agreements = new Set(
    [...world.histories.values()]
      .filter((history) => touches(history) && history.periods.length > 0)
      .flatMap(({ type, from, to }) => (type === 'PARTY' ? [to] : type === 'COVERS' ? [from] : [])),
  )
  return (history) =>
    history.id === about ||
    touches(history) ||
    ((history.type === 'AGREEMENT' || history.type === 'COVERS') && agreements.has(history.from))
}

function draft(world: World, history: History, found: Disagreement): Draft {
  const link = linkOf(world, history)
  const { attribute, positions, settled } = found
  const claims = [...new Set(positions.flatMap((position) => position.claims.map(({ id }) => id)))]
  return {
    identity: ['disputes', history.id, attribute],
    headline: () => sayDisagreement(world, history, found),
    ways: [
      {
        sentence: sayPositions(world, history, found),
        entities: [...new Set([history.from, history.to])],
        links: [link],
        // As sure as its less sure side: a rumour against a filing is hardly a dispute.
        confidence: Math.min(
          ...positions
            .map(weightOf)
            .sort((a, b) => b - a)
            .slice(0, 2),
        ),
        weakest: link,
        disputed: !settled,
        prospective: false,
        qualifiers: [],
        claims,
      },
    ],
    own: () => ({ dispute: disputeOf(history, found) }),
    annualValue: null,
    megawatts: null,
    agreements: history.type === 'AGREEMENT' ? 1 : 0,
    names: [world.name(history.from), world.name(history.to), attribute],
  }
}

/** A dispute as the schema tells it, things by their ids. */
export interface Dispute {
  about: string
  attribute: string
  positions: { value: unknown; claims: string[]; preferred: boolean }[]
}

export const disputeOf = (history: History, { attribute, positions }: Disagreement): Dispute => ({
  about: history.id,
  attribute,
  positions: positions.map(({ value, claims, preferred }) => ({
    value,
    claims: claims.map(({ id }) => id),
    preferred,
  })),
})

/** The tie as it is answered with; where a preferred denial takes it out, as it would be without. */
function linkOf(world: World, history: History): Link {
  const { id, type, from, to, key } = history
  const state =
    stateOn(history.periods, world.day) ?? stateOn(consolidate(history, history.claims, new Set()), world.day)
  if (!state) throw new Error(`The tie ${id} is disputed on a day on which it does not hold.`)
  return { ...state, id, type, from, to, key }
}
