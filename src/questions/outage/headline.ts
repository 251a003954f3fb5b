import type { World } from '../../claims/world.ts'
import type { Measure } from '../amounts.ts'
import type { Dependence, Stake } from '../dependence.ts'
import { sayMeasured } from '../say-share.ts'
import { sayList } from '../wording.ts'
import type { Hit } from './stops.ts'

export interface Outcome {
  of: readonly string[]
  affected: string
  lost: Dependence
  measure: Measure
  prospective: boolean
  remaining: readonly string[]
  /** Suppliers that are only to supply it. */
  toCome: readonly string[]
  /** Of its own. */
  facilities: readonly string[]
  sole: boolean
  /** Whether more of its group than itself is supplied. */
  group: boolean
  /** Those that count. */
  stakes: readonly Stake[]
  /** How many agreements are lost wholly. */
  whole: number
  hits: readonly Hit[]
}

/** "SpaceX", "SpaceX and AWS", "these 5". */
export const sayStopped = (world: World, of: readonly string[]): string => {
  const names = of.map((id) => world.entities.get(id)?.name ?? id).sort()
  return names.length > 3 ? `these ${names.length}` : sayList(names)
}
export const stop = (of: readonly string[]): string => (of.length === 1 ? 'stops' : 'stop')

/** "If SpaceX stops, Anthropic loses 25 % of its known supply (1 of 4 agreements); AWS and Google Cloud go on." */
export function headline(world: World, outcome: Outcome): string {
  const { of, affected, prospective, hits, lost } = outcome
  const name = world.name(affected)
  const possible = hits.every((hit) => hit.possible)
  const chips = !possible && hits.every((hit) => hit.possible || hit.chips)
  const verb = possible || lost.min === 0 ? 'may lose' : prospective ? 'would lose' : 'loses'
  const size = saySize(outcome)
  const what = chips ? `deliveries of chips, ${size}, though nothing that runs already` : size
  const through = possible ? `, by way of ${sayList(between(world, hits))}` : ''
  const start = `If ${sayStopped(world, of)} ${stop(of)}${prospective ? ' once its agreement has started' : ''}`
  return `${start}, ${name} ${verb} ${what}${through}; ${sayRest(world, outcome)}.`
}

function saySize({ lost, measure, group, stakes, whole }: Outcome): string {
  const supply = group ? 'the known supply of its group' : 'its known supply'
  // A count can be told as one only where nothing about it is open.
  const counts =
    measure === 'AGREEMENTS' && lost.min === lost.max && lost.stated.size === 0 && stakes.length > 1
  if (counts) return `${sayMeasured(lost, supply)} (${whole} of ${stakes.length} agreements)`
  const how = lost.stated.size > 0 ? ', and as stated' : ''
  const by = {
    AGREEMENTS: 'by number of agreements',
    VALUE: lost.amounts.annual ? 'by value per year' : 'by value',
    MEGAWATTS: 'by megawatts',
    ACCELERATORS: 'by number of accelerators',
  }[measure]
  return stakes.length === 1 && lost.stated.size === 0 && lost.min === 1
    ? sayMeasured(lost, supply)
    : `${sayMeasured(lost, supply)} (${by}${how})`
}

function sayRest(world: World, { remaining, toCome, facilities, sole }: Outcome): string {
  const names = (ids: readonly string[]) =>
    ids.length > 6
      ? sayList([...ids.slice(0, 5).map((id) => world.name(id)), `${ids.length - 5} other suppliers`])
      : sayList(ids.map((id) => world.name(id)))
  if (remaining.length > 0) return `${names(remaining)} ${remaining.length === 1 ? 'goes' : 'go'} on`
  if (toCome.length > 0)
    return `nobody else supplies it yet, but ${names(toCome)} ${toCome.length === 1 ? 'is' : 'are'} to`
  if (sole) return 'no other supplier and no facility of its own is known'
  if (facilities.length > 0) return `no other supplier is known, but ${names(facilities)} is its own`
  return 'no other supplier is known by name'
}

/** Names of the suppliers through which it is hit. */
const between = (world: World, hits: readonly Hit[]): string[] =>
  [...new Set(hits.map(({ supply }) => world.name(supply.supplier)))].sort()
