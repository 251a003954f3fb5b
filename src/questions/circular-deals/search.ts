import { loadCypher } from '../../graph/cypher.ts'
import type { Statement } from '../../graph/graph.ts'
import {
  IN_FORCE,
  type PartyRole,
  PROSPECTIVE,
  RECEIVING_ROLES,
  SUPPLYING_ROLES,
} from '../../graph/vocabulary.ts'
import { forEachBound, NEIGHBOURHOOD, withBound } from '../../ownership/neighbourhood.ts'
import type { Found, Search } from '../define-question.ts'
import { both, membersOf, trip } from '../search.ts'
import type { Parameters } from './parameters.ts'

const ALL_DEALS = loadCypher(import.meta.url, './all-deals.cypher')
const AROUND = forEachBound(loadCypher(import.meta.url, './around.cypher'))
const AMONG = loadCypher(import.meta.url, './among.cypher')
const BEYOND = forEachBound(loadCypher(import.meta.url, './beyond.cypher'))
export const STATEMENTS: readonly Statement[] = [ALL_DEALS, ...NEIGHBOURHOOD, ...AROUND, AMONG, ...BEYOND]

/** Up to here both ends of every step of a ring are the group itself or have a deal with it. */
const MOST_NEAR = 3

/** Who gives and who gets, of supply, loan and investment alike: which of the two it is in a role tells the kind of agreement. */
const [GIVING, TAKING]: readonly PartyRole[][] = [
  [...SUPPLYING_ROLES, 'LENDER', 'INVESTOR'],
  [...RECEIVING_ROLES, 'BORROWER', 'INVESTEE'],
]
const PARAMS = {
  stages: [...IN_FORCE, ...PROSPECTIVE],
  giving: [...(GIVING ?? [])],
  taking: [...(TAKING ?? [])],
}

/** Everywhere: all deals, then who belongs together with the parties. Through one: its deals, then those that may close a ring. */
export async function searchDeals(search: Search, parameters: Parameters): Promise<Found> {
  const { through, maxLength, affiliates } = parameters
  const { maxHops } = affiliates
  const first =
    through === null
      ? await trip(search, ALL_DEALS, PARAMS)
      : await trip(search, withBound(AROUND, maxHops), { through, ...PARAMS })
  const parties = [...new Set([...partiesOf(first), ...(through === null ? [] : [through])])]
  const { ids, cut } = membersOf(search, first, affiliates, parties)
  const second =
    through === null
      ? await trip(search, withBound(NEIGHBOURHOOD, maxHops), { ids: parties.sort() })
      : maxLength <= MOST_NEAR
        ? await trip(search, AMONG, { ids, ...PARAMS })
        : await trip(search, withBound(BEYOND, maxHops), { ids, ...PARAMS })
  const found = both(first, second)
  return { ...found, truncated: found.truncated || cut }
}

/** Who has part in a deal. */
function partiesOf({ rows }: Found): string[] {
  return rows
    .filter((row) => row.type === 'INVESTMENT' || row.type === 'PARTY')
    .flatMap((row) => (row.type === 'PARTY' ? [row.from] : [row.from, row.to]))
    .filter(({ kind }) => kind === 'COMPANY' || kind === 'PERSON')
    .map(({ id }) => id)
}
