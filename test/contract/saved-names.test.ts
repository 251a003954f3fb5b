import { expect, test } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { loadSavedQueries } from '../../src/questions/saved.ts'
import { LOOK_NAMES } from '../../src/surfaces/look.ts'

/** What addresses and `dealgraph ask` take beside the variables: a variable of such a name could not be given. */
const TAKEN = new Set<string>([...LOOK_NAMES, 'format', 'out', 'url', 'help'])

test.each(loadSavedQueries(makeSchema(QUESTIONS)))(
  'no variable of $name has a name that is taken',
  (query) => {
    expect(query.variables.map(({ name }) => name).filter((name) => TAKEN.has(name))).toEqual([])
    // A theme may stand behind the name of a query, and what stands behind a page's is a part of it.
    expect(query.name).not.toMatch(/-dark$|^(share|card)$|[^a-z0-9-]/)
  },
)
