import { loadCypher } from '../../graph/cypher.ts'
import type { Statement } from '../../graph/graph.ts'
import { forEachBound, withBound } from '../../ownership/neighbourhood.ts'
import { defineQuestion, type Found, type Search } from '../define-question.ts'
import { AROUND_STATEMENTS, withRivalries } from '../rivals-around.ts'
import { both, ROLES_AND_STAGES, trip } from '../search.ts'
import { summarise } from '../summary.ts'
import { decide } from './decide.ts'
import { type Parameters, parameters } from './parameters.ts'
import { FUNDING_ROLES } from './stakes.ts'

/** A role counts once begun, also when it has ended: its last begun period is taken. */
const BEGUN = `($wide OR (r.validFrom <= $validAt AND r.knownFrom <= $knownAt AND $knownAt < r.knownTo AND NOT EXISTS {
  MATCH ()-[later:ROLE]->() WHERE later.tie = r.tie AND later.validFrom > r.validFrom
  AND later.validFrom <= $validAt AND later.knownFrom <= $knownAt AND $knownAt < later.knownTo }))`
const load = (path: string): Statement => {
  const { name, text } = loadCypher(import.meta.url, path)
  return { name, text: text.replaceAll('BEGUN(r)', BEGUN) }
}

const AROUND_SUBJECT = forEachBound(load('./around-subject.cypher'))
const ALL_INTERESTS = load('./all-interests.cypher')
const ALL_AGREEMENTS = load('./all-agreements.cypher')

/** Where one party stands on two sides of a company. */
export const conflictsOfInterest = defineQuestion<Parameters>({
  field: 'conflictsOfInterest',
  slug: 'conflicts-of-interest',
  statements: [...AROUND_SUBJECT, ...AROUND_STATEMENTS, ALL_INTERESTS, ALL_AGREEMENTS],
  parameters,
  named: ({ subject }) => (subject === null ? [] : [subject]),
  isBroad: ({ subject }) => subject === null,
  search: (search, parameters) =>
    parameters.subject === null ? everything(search) : around(search, parameters.subject, parameters),
  decide,
  summary: (findings, total) =>
    summarise(findings, total, {
      none: 'No conflict of interest was found.',
      one: 'One conflict of interest was found',
      many: 'conflicts of interest were found',
    }),
})

async function around(search: Search, subject: string, { affiliates }: Parameters): Promise<Found> {
  const { receiving, supplying } = ROLES_AND_STAGES
  const statement = withBound(AROUND_SUBJECT, affiliates.maxHops)
  const met = await trip(search, statement, {
    ids: [subject],
    receiving,
    supplying,
    funding: [...FUNDING_ROLES],
  })
  return await withRivalries(search, met, affiliates, subject, null)
}

async function everything(search: Search): Promise<Found> {
  const interests = await trip(search, ALL_INTERESTS, {})
  return both(interests, await trip(search, ALL_AGREEMENTS, {}))
}
