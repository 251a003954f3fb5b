import { compareText } from '../../claims/order.ts'
import type { World } from '../../claims/world.ts'
import type { Interests } from '../../ownership/interests.ts'
import { unique } from '../../ownership/route.ts'
import type { Draft, Way } from '../define-question.ts'
import { oncePerWorld } from '../once.ts'
import { representative } from '../representative.ts'
import { distinct } from '../ways.ts'
import { startOf, turned } from './deals.ts'
import type { Parameters } from './parameters.ts'
import { type Ring, ringsOf } from './rings.ts'
import { type Round, roundsOf } from './routes.ts'
import { headline } from './say.ts'
import { type Step, smallestStep, stepOf, worth } from './steps.ts'

const found = oncePerWorld(ringsOf)

/** Money that comes back: rings of groups, each a finding. Pure. */
export function decide(world: World, parameters: Parameters, least: number | null = null): Draft[] {
  const { interests, rings } = found(world, parameters, least)
  return rings.flatMap((ring) => draftOf(world, interests, ring))
}

/** Whether there are more rings than are told. */
export const isCut = (world: World, parameters: Parameters, least: number | null): boolean =>
  found(world, parameters, least).cut

function draftOf(world: World, interests: Interests, ring: Ring): Draft[] {
  const rounds = distinct(roundsOf(world, interests, ring))
  const [best] = rounds
  if (!best) return []
  const members = membersOf(world, interests, rounds)
  const first = members.indexOf([...members].sort(compareText)[0] ?? '')
  const roundOf = new Map(rounds.map((round) => [round.way, round]))
  const stepsOf = (ways: readonly Way[]) =>
    stepsIn(
      members,
      ways.flatMap((way) => roundOf.get(way) ?? []),
    )
  const all = stepsOf(rounds.map(({ way }) => way))
  return [
    {
      identity: ['circularDeals', ...turned(members, first)],
      ways: rounds.map(({ way }) => way),
      headline: (ways) => headline(world, stepsOf(ways)),
      own: (ways) => {
        const steps = stepsOf(ways)
        return {
          cycle: steps.map((step) => step.from),
          length: steps.length,
          amounts: steps.map((step) => step.amount),
          steps,
        }
      },
      order: (ways) => {
        const steps = stepsOf(ways)
        const smallest = worth(smallestStep(steps)?.amount ?? null)
        return [
          steps.length,
          Number(steps.some((step) => step.kind === 'GRANT')),
          smallest === null ? null : -smallest,
          -(ways[0]?.confidence ?? 0),
        ]
      },
      annualValue: null,
      megawatts: null,
      agreements: new Set(all.flatMap((step) => step.links.map((link) => link.id))).size,
      names: all.map((step) => world.name(step.from)),
    },
  ]
}

/** For each place in the ring who stands for all of the group that take part there, in any of the ways. */
function membersOf(world: World, interests: Interests, rounds: readonly Round[]): string[] {
  const places = rounds[0]?.deals.length ?? 0
  return Array.from({ length: places }, (_, place) =>
    representative(
      world,
      interests,
      rounds.flatMap(({ deals }) => [deals.at(place - 1)?.to ?? '', deals[place]?.from ?? '']),
    ),
  )
}

/** The steps of the surest way, each with all deals of its kind; first the one that puts money in. */
function stepsIn(members: readonly string[], rounds: readonly Round[]): Step[] {
  const [best] = rounds
  if (!best) return []
  const steps = best.deals.map(({ kind }, place) => {
    const deals = unique(rounds.flatMap((round) => round.deals[place] ?? [])).filter((d) => d.kind === kind)
    return stepOf(members[place] ?? '', members[(place + 1) % members.length] ?? '', kind, deals)
  })
  return turned(steps, startOf(steps))
}
