import { AGREEMENT_KINDS } from '../../graph/vocabulary.ts'
import { defineQuestion, type Found, type Search } from '../define-question.ts'
import { AROUND_STATEMENTS, searchSuppliesAround, withRivalries } from '../rivals-around.ts'
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
import { decide, type Parameters, parameters } from './decide.ts'

/** Where a company is supplied by a rival, by its group, or by its close link. */
export const rivalDependencies = defineQuestion<Parameters>({
  field: 'rivalDependencies',
  slug: 'rival-dependencies',
  statements: [...RIVAL_STATEMENTS, ...SUPPLY_STATEMENTS, ...RARE_STATEMENTS, ...AROUND_STATEMENTS],
  parameters,
  named: ({ company, market }) => [company, market].filter((id) => id !== null),
  isBroad: ({ company }) => company === null,
  search: (search, parameters) =>
    parameters.company === null
      ? orByAgreements(search, parameters.affiliates, AGREEMENT_KINDS, 'of customer and supplier', () =>
          searchAll(search, parameters),
        )
      : searchAround(search, parameters.company, parameters),
  decide,
  summary: (findings, total) =>
    summarise(findings, total, {
      none: 'No dependency on a rival was found.',
      one: 'One dependency on a rival was found',
      many: 'dependencies on rivals were found',
    }),
})

async function searchAll(search: Search, { market, affiliates }: Parameters): Promise<Found> {
  const rivals = await searchRivals(search, affiliates, null, market)
  const { ids, cut } = membersOf(search, rivals, affiliates, null)
  return orCut(both(rivals, await searchSupplies(search, affiliates, ids, AGREEMENT_KINDS)), cut)
}

async function searchAround(
  search: Search,
  company: string,
  { market, affiliates }: Parameters,
): Promise<Found> {
  const supplies = await searchSuppliesAround(search, affiliates, [company], AGREEMENT_KINDS)
  return await withRivalries(search, supplies, affiliates, company, market)
}
