import type { Link } from '../../claims/types.ts'
import { World } from '../../claims/world.ts'
import { type Integrated, integrate } from '../../ownership/integrated.ts'
import { holdingsAbove, stakeOf } from '../../ownership/integrated-above.ts'

/** Everything that findings, figures and words are made of; reckoned once for one world. */
export interface Reckoned {
  /** Without what is less sure than the scope's least confidence: figures that count from many links cannot drop it afterwards. */
  world: World
  company: string
  holdings: readonly Link[]
  integrated: Integrated
}

const known = new WeakMap<World, Map<string, Reckoned>>()

export function reckon(world: World, company: string, least: number | null): Reckoned {
  const of = known.get(world) ?? new Map<string, Reckoned>()
  known.set(world, of)
  const key = `${least ?? ''} ${company}`
  const found = of.get(key) ?? reckonAnew(least === null ? world : surerThan(world, least), company)
  of.set(key, found)
  return found
}

function reckonAnew(world: World, company: string): Reckoned {
  const holdings = holdingsAbove(world, company)
  const stakes = holdings.map((link) => stakeOf(world, link))
  return { world, company, holdings, integrated: integrate(stakes, company) }
}

const surerThan = (world: World, least: number): World =>
  new World(
    [...world.links.values()].filter((link) => link.confidence >= least),
    world.entities.values(),
    { day: world.day, floor: least },
  )
