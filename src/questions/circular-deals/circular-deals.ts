import { defineQuestion } from '../define-question.ts'
import { summarise } from '../summary.ts'
import { decide, isCut } from './decide.ts'
import { type Parameters, parameters } from './parameters.ts'
import { STATEMENTS, searchDeals } from './search.ts'

/** Money that comes back: invest, buy, invest … in a ring of groups. */
export const circularDeals = defineQuestion<Parameters>({
  field: 'circularDeals',
  slug: 'circular-deals',
  statements: STATEMENTS,
  parameters,
  named: ({ through }) => (through === null ? [] : [through]),
  isBroad: ({ through }) => through === null,
  search: searchDeals,
  decide,
  extra: (world, parameters, least) => ({ truncated: isCut(world, parameters, least) }),
  summary(findings, total, { through }, world) {
    const name = through === null ? '' : ` through ${world.entities.get(through)?.name ?? through}`
    return summarise(findings, total, {
      none: `No circular deal${name} was found.`,
      one: `One circular deal${name} was found`,
      many: `circular deals${name} were found`,
    })
  },
})
