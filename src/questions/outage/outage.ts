import type { TieRow } from '../../claims/world.ts'
import { loadCypher } from '../../graph/cypher.ts'
import { AGREEMENT_KINDS, type PartyRole, RECEIVING_ROLES } from '../../graph/vocabulary.ts'
import { forEachBound, withBound } from '../../ownership/neighbourhood.ts'
import { defineQuestion } from '../define-question.ts'
import { both, membersOf, ROLES_AND_STAGES, trip } from '../search.ts'
import { summarise } from '../summary.ts'
import { decide } from './decide.ts'
import { sayStopped, stop } from './headline.ts'
import { type Parameters, parameters } from './parameters.ts'

const HITS = forEachBound(loadCypher(import.meta.url, './outage-hits.cypher'))
const SUPPLIES = forEachBound(loadCypher(import.meta.url, './outage.cypher'))

/** Who loses which share of its supply when facilities, suppliers or products stop. */
export const outage = defineQuestion<Parameters>({
  field: 'outage',
  slug: 'outage',
  statements: [...HITS, ...SUPPLIES],
  parameters,
  named: ({ of }) => of,
  async search(search, { of, tiers, affiliates }) {
    const shared = { kinds: [...AGREEMENT_KINDS], ...ROLES_AND_STAGES }
    const hits = await trip(search, withBound(HITS, affiliates.maxHops), { ids: [...of], ...shared })
    const { ids, cut } = membersOf(search, hits, affiliates, customersIn(hits.rows))
    const params = { ids, tiers, ...shared }
    const found = both(hits, await trip(search, withBound(SUPPLIES, affiliates.maxHops), params))
    return { ...found, truncated: found.truncated || cut }
  },
  decide,
  summary(findings, total, { of, tiers }, world) {
    const what = `${sayStopped(world, of)} ${stop(of)}`
    return summarise(findings, total, {
      none: `Nobody is known to lose supply if ${what}.`,
      one: `One company ${tiers > 1 ? 'loses or may lose' : 'loses'} supply if ${what}`,
      many: `companies ${tiers > 1 ? 'lose or may lose' : 'lose'} supply if ${what}`,
    })
  },
})

const customersIn = (rows: readonly TieRow[]): string[] => [
  ...new Set(
    rows
      .filter((row) => row.type === 'PARTY' && RECEIVING_ROLES.includes(row.key as PartyRole))
      .map((row) => row.from.id),
  ),
]
