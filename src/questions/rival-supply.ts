import { compareText } from '../claims/order.ts'
import type { World } from '../claims/world.ts'
import type { Interests } from '../ownership/interests.ts'
import { reversed } from '../ownership/route.ts'
import type { Way } from './define-question.ts'
import { groupBy } from './group.ts'
import { named, type Rivals } from './rivals.ts'
import { type Supply, sizeOf, worthOf } from './supplies.ts'
import { distinct, ownershipPiece, wayOf } from './ways.ts'

/** A company is supplied by its rival, by a member of the rival's group, or by the rival's close link. */
export interface RivalSupply {
  dependent: string
  rival: string
  /** Direct: from an own company of the rival to an own company of the dependent. */
  ways: readonly { way: Way; supply: Supply; direct: boolean }[]
  size: ReturnType<typeof sizeOf>
}

/** One for each customer group, supplier group and rival group. */
export function rivalSupplies(
  world: World,
  interests: Interests,
  rivals: Rivals,
  supplies: readonly Supply[],
  isAsked: (customerGroup: string) => boolean,
): RivalSupply[] {
  const { key } = bound(interests)
  const candidates = supplies.filter(
    (supply) =>
      !interests.sameGroup(supply.customer, supply.supplier) &&
      isAsked(key(supply.customer)) &&
      rivals.has(key(supply.customer)),
  )
  const meetings = candidates.flatMap((supply) =>
    interests
      .nearKeys(key(supply.supplier))
      .filter((rival) => rivals.are(key(supply.customer), rival))
      .map((rival) => ({ rival, supply })),
  )
  const groups = groupBy(
    meetings,
    ({ rival, supply }) => `${key(supply.customer)} ${key(supply.supplier)} ${rival}`,
  )
  return [...groups.values()].flatMap((met): RivalSupply[] => {
    const [first] = met
    if (!first) return []
    const choice = named(rivals.between(key(first.supply.customer), first.rival), interests, (a, b) =>
      met.some(({ supply }) => interests.own(a, supply.customer) && interests.own(b, supply.supplier)),
    )
    if (!choice) return []
    const ways = distinct(
      met.flatMap(({ supply }) => {
        const ends = [
          interests.own(choice.a, supply.customer),
          interests.own(choice.b, supply.supplier),
        ] as const
        const before = ends[0] ?? interests.within(choice.a, supply.customer)
        if (!before) return []
        const afters = ends[1] ? [ends[1]] : interests.nears(choice.b, supply.supplier)
        return afters.map((after) => {
          const pieces = [ownershipPiece(world, before), supply.piece, ownershipPiece(world, reversed(after))]
          const way = wayOf(world, [...pieces.filter((p) => p.links.length > 0), choice.rivalry.piece])
          return { way, supply, direct: !ends.includes(null) }
        })
      }),
    )
    const size = sizeOf(world, [ways.map(({ supply }) => supply.agreement)])
    return ways.length ? [{ dependent: choice.a, rival: choice.b, ways, size }] : []
  })
}

export const isDirect = (found: RivalSupply, ways: readonly Way[]): boolean =>
  found.ways.some(({ way, direct }) => direct && ways.includes(way))

/** The largest by value, then the surest. */
export function largest(world: World, found: RivalSupply, ways: readonly Way[]): Supply {
  const left = found.ways.filter(({ way }) => ways.includes(way))
  const [best] = (left.length ? left : [...found.ways]).sort(
    (x, y) =>
      (worthOf(world, y.supply.agreement) ?? -1) - (worthOf(world, x.supply.agreement) ?? -1) ||
      y.way.confidence - x.way.confidence ||
      compareText(x.supply.agreement, y.supply.agreement) ||
      compareText(x.supply.supplier, y.supply.supplier),
  )
  if (!best) throw new Error('A dependency without a supply.')
  return best.supply
}

/** "Anthropic depends on SpaceX, an affiliate of its rival xAI." */
export function sayRivalSupply(world: World, found: RivalSupply, ways: readonly Way[]): string {
  const { supplier } = largest(world, found, ways)
  const later = ways.every((way) => way.prospective)
  const verb = later ? 'is to depend' : 'depends'
  const rival = world.name(found.rival)
  return supplier === found.rival
    ? `${world.name(found.dependent)} ${verb} on its rival ${rival}.`
    : `${world.name(found.dependent)} ${verb} on ${world.name(supplier)}, an affiliate of its rival ${rival}.`
}

const bound = (interests: Interests) => ({ key: (id: string) => interests.key(id) })
