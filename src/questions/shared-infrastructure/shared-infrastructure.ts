import { loadCypher } from '../../graph/cypher.ts'
import { forEachBound } from '../../ownership/neighbourhood.ts'
import { defineQuestion, type Found, type Search } from '../define-question.ts'
import { AROUND_STATEMENTS } from '../rivals-around.ts'
import {
  both,
  membersOf,
  orByAgreements,
  orCut,
  RARE_STATEMENTS,
  RIVAL_STATEMENTS,
  SUPPLY_STATEMENTS,
  searchRivals,
  searchSupplies,
} from '../search.ts'
import { summarise } from '../summary.ts'
import { SHARER_STATEMENTS, searchAround } from './around.ts'
import { decide } from './decide.ts'
import { type Parameters, parameters } from './parameters.ts'

const SUPPLIES_OF_SUPPLIERS = forEachBound(loadCypher(import.meta.url, './supplies-of-suppliers.cypher'))

/** Which competitors share infrastructure: a facility, a supplier or affiliated suppliers, or one supplied by the other's side. */
export const sharedInfrastructure = defineQuestion<Parameters>({
  field: 'sharedInfrastructure',
  slug: 'shared-infrastructure',
  statements: [
    ...RIVAL_STATEMENTS,
    ...SUPPLY_STATEMENTS,
    ...SUPPLIES_OF_SUPPLIERS,
    ...RARE_STATEMENTS,
    ...AROUND_STATEMENTS,
    ...SHARER_STATEMENTS,
  ],
  parameters,
  named: ({ companies, market }) => [...(companies ?? []), ...(market === null ? [] : [market])],
  isBroad: ({ companies }) => companies === null,
  search: (search, parameters) => {
    const { companies, kinds, tiers, affiliates } = parameters
    // What suppliers' suppliers bring together is not near the companies asked about.
    if (companies !== null && tiers === 1) return searchAround(search, companies, parameters)
    return orByAgreements(search, affiliates, kinds, 'of any two', () => searchAll(search, parameters))
  },
  decide,
  summary: (findings, total) =>
    summarise(findings, total, {
      none: 'No competitors that share infrastructure were found.',
      one: 'One case of competitors that share infrastructure was found',
      many: 'cases of competitors that share infrastructure were found',
    }),
})

async function searchAll(
  search: Search,
  { companies, market, kinds, tiers, affiliates }: Parameters,
): Promise<Found> {
  const rivals = await searchRivals(search, affiliates, companies, market)
  const { ids, cut } = membersOf(search, rivals, affiliates, null)
  const statements = tiers === 2 ? SUPPLIES_OF_SUPPLIERS : undefined
  return orCut(both(rivals, await searchSupplies(search, affiliates, ids, kinds, statements)), cut)
}
