import { z } from 'zod'
import { loadCypher } from '../../graph/cypher.ts'
import { defineQuestion } from '../define-question.ts'
import { optionalId } from '../parameters.ts'
import { trip } from '../search.ts'
import { summarise } from '../summary.ts'
import { decide } from './decide.ts'
import { OF_CLAIMS } from './of-claims.ts'

const ABOUT = loadCypher(import.meta.url, './disputes.cypher')
const ANYWHERE = loadCypher(import.meta.url, './anywhere.cypher')

const parameters = z.strictObject({ about: optionalId('about') })
type Parameters = z.output<typeof parameters>

/** On what claims disagree: values that cannot both be right, ties and statements that one supports and another denies. */
export const disputes = defineQuestion<Parameters>({
  field: 'disputes',
  slug: 'disputes',
  statements: [ABOUT, ANYWHERE, OF_CLAIMS],
  parameters,
  // A link may be named too; it is no entity, and met only by its own tie.
  named: ({ about }) => (about === null || about.startsWith('link_') ? [] : [about]),
  isBroad: ({ about }) => about === null,
  search: (search, { about }) =>
    about === null
      ? trip(search, ANYWHERE, {}, { claims: true })
      : trip(search, ABOUT, { about }, { claims: true }),
  decide,
  summary(findings, total, { about }, world) {
    const name = about === null ? undefined : world.entities.get(about)?.name
    const on = name === undefined ? '' : ` about ${name}`
    return summarise(findings, total, {
      none: `No two claims${on} disagree.`,
      one: `One dispute${on} was found`,
      many: `disputes${on} were found`,
    })
  },
})
