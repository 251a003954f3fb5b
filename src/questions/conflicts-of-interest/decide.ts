import type { World } from '../../claims/world.ts'
import { unique } from '../../ownership/route.ts'
import type { Draft, Way } from '../define-question.ts'
import { isDirect, largest, rivalSupplies, sayRivalSupply } from '../rival-supply.ts'
import { commonOwners } from './common-owner.ts'
import { interlocks } from './interlock.ts'
import { investorRivals, investorSuppliers } from './investors.ts'
import type { ConflictKind, Parameters } from './parameters.ts'
import { type Scene, sceneOf } from './scene.ts'

const ROOMS: Readonly<Record<ConflictKind, (scene: Scene) => Draft[]>> = {
  INVESTOR_SUPPLIER: investorSuppliers,
  RIVAL_SUPPLIER: rivalSuppliers,
  INVESTOR_RIVAL: investorRivals,
  COMMON_OWNER: commonOwners,
  INTERLOCK: interlocks,
}

/** Parties that stand on two sides of a company. Pure. */
export function decide(world: World, parameters: Parameters): Draft[] {
  const scene = sceneOf(world, parameters)
  return unique(parameters.kinds).flatMap((kind) => ROOMS[kind](scene))
}

/** The same as rivalDependencies, seen as a conflict. */
function rivalSuppliers({ world, interests, rivals, supplies, isAsked }: Scene): Draft[] {
  return rivalSupplies(world, interests, rivals, supplies, isAsked).map((found): Draft => {
    const ways = found.ways.map(({ way }) => way)
    const parties = (left: readonly Way[]) => unique([largest(world, found, left).supplier, found.rival])
    return {
      identity: ['conflictsOfInterest', 'RIVAL_SUPPLIER', found.dependent, ...parties(ways)],
      ways,
      headline: (left) => sayRivalSupply(world, found, left),
      own: (left) => ({
        kind: 'RIVAL_SUPPLIER',
        subject: found.dependent,
        parties: parties(left),
        direct: isDirect(found, left),
      }),
      ...found.size,
      names: [found.dependent, ...parties(ways)].map((id) => world.name(id)),
    }
  })
}
