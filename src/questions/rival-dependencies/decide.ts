import { z } from 'zod'
import type { World } from '../../claims/world.ts'
import { affiliateRule } from '../../ownership/affiliate-rule.ts'
import { Interests } from '../../ownership/interests.ts'
import type { Draft } from '../define-question.ts'
import { optionalId } from '../parameters.ts'
import { isDirect, largest, type RivalSupply, rivalSupplies, sayRivalSupply } from '../rival-supply.ts'
import { Rivals } from '../rivals.ts'
import { suppliesOf } from '../supplies.ts'

export const parameters = z.strictObject({
  company: optionalId('company'),
  market: optionalId('market'),
  affiliates: affiliateRule,
})
export type Parameters = z.output<typeof parameters>

/** Companies supplied by a rival's group or close link. Pure. */
export function decide(world: World, { company, market, affiliates }: Parameters): Draft[] {
  const interests = new Interests(world, affiliates)
  const rivals = new Rivals(world, interests, market)
  const asked = company === null ? null : interests.key(company)
  const found = rivalSupplies(
    world,
    interests,
    rivals,
    suppliesOf(world, null),
    (key) => asked === null || key === asked,
  )
  return found.map((dependency) => draft(world, dependency))
}

function draft(world: World, found: RivalSupply): Draft {
  const { dependent, rival, size } = found
  const ways = found.ways.map(({ way }) => way)
  const { supplier } = largest(world, found, ways)
  return {
    identity: ['rivalDependencies', dependent, supplier, rival],
    ways,
    headline: (left) => sayRivalSupply(world, found, left),
    own: (left) => {
      const best = largest(world, found, left)
      const direct = isDirect(found, left)
      return { dependent, supplier: best.supplier, rival, agreement: best.agreement, direct }
    },
    ...size,
    names: [dependent, supplier, rival].map((id) => world.name(id)),
  }
}
