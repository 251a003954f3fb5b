import { loadCypher } from '../../graph/cypher.ts'
import { forEachBound, withBound } from '../../ownership/neighbourhood.ts'
import { defineQuestion } from '../define-question.ts'
import { both, membersOf, SUPPLY_STATEMENTS, searchSupplies, trip } from '../search.ts'
import { decide, indexOf } from './decide.ts'
import { type Parameters, parameters } from './parameters.ts'
import { sayIndex } from './say.ts'
import { suppliedTo } from './suppliers.ts'

const CUSTOMERS = forEachBound(loadCypher(import.meta.url, './customers.cypher'))

/** On how few suppliers a customer, or all in a market, depend. */
export const supplierConcentration = defineQuestion<Parameters>({
  field: 'supplierConcentration',
  slug: 'supplier-concentration',
  statements: [...CUSTOMERS, ...SUPPLY_STATEMENTS],
  parameters,
  named: ({ customer, market }) => [customer, market].filter((id) => id !== null),
  isBroad: ({ customer }) => customer === null,
  async search(search, { customer, market, kinds, affiliates }) {
    const customers = await trip(search, withBound(CUSTOMERS, affiliates.maxHops), { customer, market })
    const starts = customer === null ? null : [customer]
    const { ids, cut } = membersOf(search, customers, affiliates, starts)
    const found = both(customers, await searchSupplies(search, affiliates, ids, kinds))
    return { ...found, truncated: found.truncated || cut }
  },
  decide,
  extra: (world, parameters, least) => ({ ...indexOf(suppliedTo(world, parameters, least)) }),
  summary(findings, _total, parameters, world, least = null) {
    const supplied = suppliedTo(world, parameters, least)
    const [first] = findings
    const largest = first ? ` The largest: ${first.headline}` : ''
    return sayIndex(world, parameters, indexOf(supplied), supplied) + largest
  },
})
