import { unique } from '../../ownership/route.ts'
import type { Draft } from '../define-question.ts'
import { groupBy } from '../group.ts'
import { named } from '../rivals.ts'
import { sayList } from '../wording.ts'
import { type Case, conflict, owned, type Scene, wayThrough } from './scene.ts'
import { type Stake, stakesOf } from './stakes.ts'

/** Stakes of one group in another, by investor and investee. */
function outsideStakes({ world, interests, isAsked }: Scene): Stake[][] {
  const outside = stakesOf(world).filter(
    ({ investor, investee }) => isAsked(investee) && !interests.sameGroup(investor, investee),
  )
  return [...groupBy(outside, (stake) => `${stake.investor} ${stake.investee}`).values()]
}

/** Who invests in a company, or lends to it, also supplies its group. */
export function investorSuppliers(scene: Scene): Draft[] {
  const { world, interests, supplies } = scene
  const byGroups = groupBy(
    supplies,
    (supply) => `${interests.key(supply.customer)} ${interests.key(supply.supplier)}`,
  )
  return outsideStakes(scene).flatMap((stakes) => {
    const [first] = stakes
    if (!first) return []
    const { investor, investee } = first
    const met = byGroups.get(`${interests.key(investee)} ${interests.key(investor)}`) ?? []
    const cases = met.flatMap((supply): Case[] => {
      const own = interests.own(investee, supply.customer)
      const toCustomer = own ?? interests.within(investee, supply.customer)
      const toInvestor = interests.within(supply.supplier, investor)
      if (!toCustomer || !toInvestor) return []
      return stakes.map((stake) => ({
        way: wayThrough(world, [
          stake.piece,
          owned(world, toCustomer),
          supply.piece,
          owned(world, toInvestor),
        ]),
        parties: [investor, supply.supplier],
        agreements: [supply.agreement],
        direct: own !== null && interests.own(investor, supply.supplier) !== null,
      }))
    })
    return conflict(scene, 'INVESTOR_SUPPLIER', [investee, investor], investee, cases, (left) => {
      const others = unique(left.flatMap((one) => [...one.parties])).filter((id) => id !== investor)
      const by =
        left.some((one) => one.parties[1] === investor) || others.length === 0
          ? ''
          : `, through ${sayList(others.map((id) => world.name(id)))}`
      return `${world.name(investor)} both invests in ${world.name(investee)} and supplies it${by}.`
    })
  })
}

/** Who invests in a company, or lends to it, is its rival, or in one group with one. */
export function investorRivals(scene: Scene): Draft[] {
  const { world, interests, rivals } = scene
  return outsideStakes(scene).flatMap((stakes) => {
    const [first] = stakes
    if (!first) return []
    const { investor, investee } = first
    if (!rivals.are(interests.key(investee), interests.key(investor))) return []
    const rivalries = rivals.between(interests.key(investee), interests.key(investor))
    const choice = named(rivalries, interests, (a, b) =>
      Boolean(interests.own(investee, a) && interests.own(investor, b)),
    )
    if (!choice) return []
    const own = interests.own(investee, choice.a)
    const toSubject = own ?? interests.within(investee, choice.a)
    const toInvestor = interests.within(choice.b, investor)
    if (!toSubject || !toInvestor) return []
    const cases = stakes.map(
      (stake): Case => ({
        way: wayThrough(world, [
          stake.piece,
          owned(world, toSubject),
          choice.rivalry.piece,
          owned(world, toInvestor),
        ]),
        parties: [investor, choice.b],
        agreements: [],
        direct: own !== null && interests.own(investor, choice.b) !== null,
      }),
    )
    const behind = choice.b === investor ? '' : `, through ${world.name(choice.b)}`
    return conflict(
      scene,
      'INVESTOR_RIVAL',
      [investee, investor],
      investee,
      cases,
      () => `${world.name(investor)} both invests in ${world.name(investee)} and rivals it${behind}.`,
    )
  })
}
