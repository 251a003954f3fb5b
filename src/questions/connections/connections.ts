import { defineQuestion } from '../define-question.ts'
import { summarise } from '../summary.ts'
import { decide } from './decide.ts'
import { type Parameters, parameters } from './parameters.ts'
import { STATEMENTS, searchWays } from './search.ts'

/** The shortest ways from one thing to another. */
export const connections = defineQuestion<Parameters>({
  field: 'connections',
  slug: 'connections',
  statements: STATEMENTS,
  parameters,
  named: ({ from, to }) => [from, to],
  search: searchWays,
  decide,
  summary(findings, total, { from, to }, world) {
    const names = [from, to].map((id) => world.entities.get(id)?.name ?? id)
    const between = `between ${names.join(' and ')}`
    return summarise(findings, total, {
      none: `No connection ${between} was found.`,
      one: `One connection ${between} was found`,
      many: `connections ${between} were found`,
    })
  },
})
