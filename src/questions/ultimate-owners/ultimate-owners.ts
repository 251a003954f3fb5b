import { z } from 'zod'
import { loadCypher } from '../../graph/cypher.ts'
import { defineQuestion } from '../define-question.ts'
import { entityId } from '../parameters.ts'
import { trip } from '../search.ts'
import { decide } from './decide.ts'
import { investorsOf } from './investors.ts'
import { reckon } from './reckon.ts'
import { sayAnswer } from './summary.ts'

const TIES = loadCypher(import.meta.url, './ultimate-owners.cypher')

export const parameters = z.strictObject({ of: entityId('of') })

/** Integrated ownership and control of a company, up to owners that nobody owns. */
export const ultimateOwners = defineQuestion<z.output<typeof parameters>>({
  field: 'ultimateOwners',
  slug: 'ultimate-owners',
  statements: [TIES],
  parameters,
  named: ({ of }) => [of],
  search: (search, { of }) => trip(search, TIES, { of }),
  decide: (world, { of }, least = null) => decide(reckon(world, of, least)),
  extra(world, { of }, least) {
    const reckoned = reckon(world, of, least)
    const { unallocated, exact } = reckoned.integrated
    const { direct, above } = investorsOf(reckoned)
    return { unallocated, investorsWithoutShares: [...direct, ...above], truncated: !exact }
  },
  summary: (findings, total, { of }, world, least = null) =>
    sayAnswer(findings, total, reckon(world, of, least)),
})
