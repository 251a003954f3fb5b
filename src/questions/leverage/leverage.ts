import { loadCypher } from '../../graph/cypher.ts'
import { AGREEMENT_KINDS } from '../../graph/vocabulary.ts'
import { forEachBound, NEIGHBOURHOOD, withBound } from '../../ownership/neighbourhood.ts'
import { defineQuestion } from '../define-question.ts'
import { both, membersOf, searchSupplies, trip } from '../search.ts'
import { summarise } from '../summary.ts'
import { decide } from './decide.ts'
import { type Parameters, parameters } from './parameters.ts'

const DEALINGS = forEachBound(loadCypher(import.meta.url, './leverage.cypher'))

/** Who needs whom more, supplier by supplier: each side's share in the other's known dealings. */
export const leverage = defineQuestion<Parameters>({
  field: 'leverage',
  slug: 'leverage',
  statements: [...NEIGHBOURHOOD, ...DEALINGS],
  parameters,
  named: ({ company }) => [company],
  async search(search, { company, affiliates }) {
    const around = await trip(search, withBound(NEIGHBOURHOOD, affiliates.maxHops), { ids: [company] })
    const { ids, cut } = membersOf(search, around, affiliates, [company])
    const found = both(around, await searchSupplies(search, affiliates, ids, AGREEMENT_KINDS, DEALINGS))
    return { ...found, truncated: found.truncated || cut }
  },
  decide,
  summary(findings, total, { company }, world) {
    const name = world.entities.get(company)?.name ?? company
    return summarise(findings, total, {
      none: `No supplier of ${name} is known.`,
      one: `${name} has one known supplier`,
      many: `suppliers of ${name} are known`,
    })
  },
})
