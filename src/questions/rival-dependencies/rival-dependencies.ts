import { AGREEMENT_KINDS } from '../../graph/vocabulary.ts'
import { defineQuestion } from '../define-question.ts'
import {
  both,
  membersOf,
  orByAgreements,
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
  statements: [...RIVAL_STATEMENTS, ...SUPPLY_STATEMENTS, ...RARE_STATEMENTS],
  parameters,
  named: ({ company, market }) => [company, market].filter((id) => id !== null),
  isBroad: ({ company }) => company === null,
  search: (search, { company, market, affiliates }) =>
    orByAgreements(search, affiliates, AGREEMENT_KINDS, 'of customer and supplier', async () => {
      const rivals = await searchRivals(search, affiliates, company === null ? null : [company], market)
      // Only the asked company's own group is looked at as a customer; without one, every rival's is.
      const { ids, cut } = membersOf(search, rivals, affiliates, company === null ? null : [company])
      const found = both(rivals, await searchSupplies(search, affiliates, ids, AGREEMENT_KINDS))
      return { ...found, truncated: found.truncated || cut }
    }),
  decide,
  summary: (findings, total) =>
    summarise(findings, total, {
      none: 'No dependency on a rival was found.',
      one: 'One dependency on a rival was found',
      many: 'dependencies on rivals were found',
    }),
})
