import { loadCypher } from '../graph/cypher.ts'
import type { Statement } from '../graph/graph.ts'
import type { AgreementKind } from '../graph/vocabulary.ts'
import type { AffiliateRule } from '../ownership/affiliate-rule.ts'
import { forEachBound, withBound } from '../ownership/neighbourhood.ts'
import { unique } from '../ownership/route.ts'
import type { Found, Search } from './define-question.ts'
import { both, membersOf, orCut, ROLES_AND_STAGES, trip } from './search.ts'

/**
 * Questions about some companies begin with whom these have to do with, and ask afterwards who of them is a rival: a market may have tens
 * of thousands of competitors, of whom nearly all decide nothing.
 */
const SUPPLIES_AROUND = forEachBound(loadCypher(import.meta.url, './supplies-around.cypher'))
const RIVALRIES_AMONG = loadCypher(import.meta.url, './rivalries-among.cypher')

export const AROUND_STATEMENTS: readonly Statement[] = [...SUPPLIES_AROUND, RIVALRIES_AMONG]

/** First trip: what the groups of these companies are supplied with, and who belongs together with them and with their suppliers. */
export const searchSuppliesAround = (
  search: Search,
  { maxHops }: AffiliateRule,
  companies: readonly string[],
  kinds: readonly AgreementKind[],
): Promise<Found> =>
  trip(search, withBound(SUPPLIES_AROUND, maxHops), {
    ids: [...companies],
    kinds: [...kinds],
    ...ROLES_AND_STAGES,
  })

/** Second trip: what was met around a company, and which of all that are its group's rivals. */
export async function withRivalries(
  search: Search,
  met: Found,
  affiliates: AffiliateRule,
  company: string,
  market: string | null,
): Promise<Found> {
  const { ids, cut } = membersOf(search, met, affiliates, [company])
  return orCut(both(met, await trip(search, RIVALRIES_AMONG, rivalriesAmong(met, ids, market))), cut)
}

/** Whose rivalries with whom are looked for, and in which markets. */
export function rivalriesAmong({ rows }: Found, members: readonly string[], market: string | null) {
  const mine = new Set(members)
  const met = rows.flatMap(({ from, to }) => [from, to]).filter(({ kind }) => kind === 'COMPANY')
  const markets = rows.filter(({ type, from }) => type === 'COMPETES_IN' && mine.has(from.id))
  return {
    members: [...members],
    others: unique(met.map(({ id }) => id)).sort(),
    markets: unique(markets.map(({ to }) => to.id))
      .filter((id) => market === null || id === market)
      .sort(),
    market,
  }
}
