import { z } from 'zod'
import { DealgraphError } from '../../errors.ts'
import { loadCypher } from '../../graph/cypher.ts'
import { defineQuestion } from '../define-question.ts'
import { optionalId } from '../parameters.ts'
import { trip } from '../search.ts'
import { summarise } from '../summary.ts'
import { decide } from './decide.ts'

const ABOUT = loadCypher(import.meta.url, './disputes.cypher')
const ANYWHERE = loadCypher(import.meta.url, './anywhere.cypher')

const parameters = z.strictObject({ about: optionalId('about') })
type Parameters = z.output<typeof parameters>

const isLink = (id: string): boolean => id.startsWith('link_')

/** On what claims disagree: values that cannot both be right, ties and statements that one supports and another denies. */
export const disputes = defineQuestion<Parameters>({
  field: 'disputes',
  slug: 'disputes',
  statements: [ABOUT, ANYWHERE],
  parameters,
  // A link may be named too; it is no entity, and met only by its own tie.
  named: ({ about }) => (about === null || isLink(about) ? [] : [about]),
  isBroad: ({ about }) => about === null,
  async search(search, { about }) {
    if (about === null) return await trip(search, ANYWHERE, {}, { claims: true })
    const found = await trip(search, ABOUT, { about }, { claims: true })
    if (found.rows.length === 0 && isLink(about)) {
      throw new DealgraphError('NOT_FOUND', `There is no link ${about}.`, { id: about })
    }
    return found
  },
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
