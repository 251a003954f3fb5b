import type { World } from '../claims/world.ts'

/** For what decision, summary and other fields of one answer all need: of one world it is made once. */
export function oncePerWorld<P, T>(
  make: (world: World, parameters: P, least: number | null) => T,
): (world: World, parameters: P, least: number | null) => T {
  const known = new WeakMap<World, { parameters: P; least: number | null; made: T }>()
  return (world, parameters, least) => {
    const before = known.get(world)
    if (before?.parameters === parameters && before.least === least) return before.made
    const made = make(world, parameters, least)
    known.set(world, { parameters, least, made })
    return made
  }
}
