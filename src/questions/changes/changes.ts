import { defineQuestion } from '../define-question.ts'
import { summarise } from '../summary.ts'
import { decide } from './decide.ts'
import { lensOf, type Parameters, parameters } from './parameters.ts'

/** What changed between two moments: the record itself, and what the other questions find. */
export const changes = defineQuestion<Parameters>({
  field: 'changes',
  slug: 'changes',
  // It sends none of its own: what became of the record is read for it, and the other questions send theirs.
  statements: [],
  parameters,
  lens: lensOf,
  named: ({ about }) => (about === null ? [] : [about]),
  isBroad: ({ about }) => about === null,
  async search(search, { since, about }) {
    const { rows, events, truncated } = await search.changes(since, about)
    // What is found follows from claims: where none changed, nothing else did.
    const none = about === null && rows.length === 0
    const { asked, missed } = none ? { asked: [], missed: false } : await search.others(about)
    return {
      rows,
      explored: rows.length + asked.reduce((sum, { found }) => sum + found.explored, 0),
      truncated: truncated || missed || asked.some(({ found }) => found.truncated),
      beside: { until: search.lens.knownAt, others: asked, events },
    }
  },
  decide,
  summary: (findings, total) =>
    summarise(findings, total, {
      none: 'Nothing changed between the two moments.',
      one: 'One change was found',
      many: 'changes were found',
    }),
})
