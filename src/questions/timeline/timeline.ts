import { defineQuestion } from '../define-question.ts'
import { summarise } from '../summary.ts'
import { searchTiesOf, TIES_OF } from '../ties-of.ts'
import { decide } from './decide.ts'
import { type Parameters, parameters } from './parameters.ts'

/** What happened to a thing, in order of time; what is still to come is told as prospective. */
export const timeline = defineQuestion<Parameters>({
  field: 'timeline',
  slug: 'timeline',
  statements: [TIES_OF],
  parameters,
  named: ({ of }) => [of],
  everyDay: true,
  search: (search, { of }) => searchTiesOf(search, of),
  decide,
  summary(findings, total, { of }, world) {
    const name = world.entities.get(of)?.name ?? of
    return summarise(findings, total, {
      none: `Nothing dated is known of ${name}.`,
      one: `One dated event of ${name} is known`,
      many: `dated events of ${name} are known`,
    })
  },
})
