import { loadCypher } from '../graph/cypher.ts'
import type { Found, Search } from './define-question.ts'
import { trip } from './search.ts'

/** All ties of a thing with all their claims, whenever they hold. */
export const TIES_OF = loadCypher(import.meta.url, './ties-of.cypher')

export const searchTiesOf = (search: Search, of: string): Promise<Found> =>
  trip(search, TIES_OF, { of }, { claims: true })
