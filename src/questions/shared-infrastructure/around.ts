import { worldOf } from '../../claims/world.ts'
import { loadCypher } from '../../graph/cypher.ts'
import type { Statement } from '../../graph/graph.ts'
import { type PartyRole, SUPPLYING_ROLES } from '../../graph/vocabulary.ts'
import { Interests } from '../../ownership/interests.ts'
import { forEachBound, withBound } from '../../ownership/neighbourhood.ts'
import type { Found, Search } from '../define-question.ts'
import { rivalriesAmong, searchSuppliesAround } from '../rivals-around.ts'
import { both, membersOf, orCut, ROLES_AND_STAGES, trip } from '../search.ts'
import type { Parameters } from './parameters.ts'

const SHARERS = forEachBound(loadCypher(import.meta.url, './sharers.cypher'))
export const SHARER_STATEMENTS: readonly Statement[] = SHARERS

/**
 * What these companies' groups use, then which rivals use the same: whoever buys from their suppliers' groups, at the facilities that they use,
 * or from themselves and those closely linked to them.
 */
export async function searchAround(
  search: Search,
  companies: readonly string[],
  { market, kinds, affiliates }: Parameters,
): Promise<Found> {
  const around = await searchSuppliesAround(search, affiliates, companies, kinds)
  const members = membersOf(search, around, affiliates, companies)
  const mine = new Set(members.ids)
  const used = new Set(
    around.rows.filter(({ type, from }) => type === 'PARTY' && mine.has(from.id)).map(({ to }) => to.id),
  )
  const suppliers = around.rows
    .filter(
      ({ type, key, to }) =>
        type === 'PARTY' && SUPPLYING_ROLES.includes(key as PartyRole) && used.has(to.id),
    )
    .map(({ from }) => from.id)
  const sellers = membersOf(search, around, affiliates, [
    ...suppliers,
    ...members.ids,
    ...closeTo(search, around, members.ids, affiliates),
  ])
  const facilities = around.rows.filter(
    ({ type, from, to }) => type === 'COVERS' && used.has(from.id) && to.kind === 'FACILITY',
  )
  const sharers = await trip(search, withBound(SHARERS, affiliates.maxHops), {
    ...rivalriesAmong(around, members.ids, market),
    sellers: sellers.ids,
    facilities: [...new Set(facilities.map(({ to }) => to.id))].sort(),
    kinds: [...kinds],
    ...ROLES_AND_STAGES,
  })
  return orCut(both(around, sharers), members.cut || sellers.cut)
}

/** Who is closely linked to these members; where the scope leaves claims out, everybody who might be without it. */
function closeTo(
  search: Search,
  { rows }: Found,
  members: readonly string[],
  affiliates: Parameters['affiliates'],
): string[] {
  if (affiliates.basis !== 'CLOSE_LINK') return []
  const mine = new Set(members)
  if (search.withClaims)
    return rows
      .filter(({ type, from, to }) => type === 'OWNERSHIP' && mine.has(from.id) !== mine.has(to.id))
      .map(({ from, to }) => (mine.has(from.id) ? to.id : from.id))
  const world = worldOf(rows, search.lens)
  const interests = new Interests(world, affiliates)
  const keys = new Set(members.flatMap((id) => interests.nearKeys(interests.key(id))))
  return [...world.entities.keys()].filter((id) => keys.has(interests.key(id)))
}
