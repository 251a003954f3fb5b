import { DealgraphError } from '../../errors.ts'
import { wordsOf } from '../../questions/pin-variables.ts'
import type { SavedQuery } from '../../questions/saved.ts'
import { parseVariables } from '../../questions/saved-variables.ts'
import { isPinned } from '../caching.ts'
import type { Words } from '../exhibit.ts'
import { isScoped } from './form.ts'
import { AGAINST, againstText, otherWords, readAgainst, scopeWords, valuesIn } from './scope-words.ts'

/** The earlier scope that the address names, in its shortest words; null where there is none, or it is the same. */
export function earlierScope(query: SavedQuery, words: Words, pairs: Words): Words | null {
  const [text] = valuesIn(pairs, AGAINST)
  if (text === undefined || !isScoped(query)) return null
  const given = readAgainst(text)
  const earlier = scopeWords(shortestOf(query, [...otherWords(words), ...given]) ?? given)
  return againstText(earlier) === againstText(words) ? null : earlier
}

/** Null: no such question can be asked; that is told where the answers are compared. */
function shortestOf(query: SavedQuery, words: Words): Words | null {
  try {
    return wordsOf(query, parseVariables(query, words))
  } catch (error) {
    if (error instanceof DealgraphError) return null
    throw error
  }
}

/** What was compared stands still only if both answers do. */
export function leastPinned(query: SavedQuery, words: Words, earlier: Words): { [name: string]: unknown } {
  const variables = parseVariables(query, words)
  const before = shortestOf(query, [...otherWords(words), ...earlier])
  return isPinned(variables) && before ? parseVariables(query, before) : variables
}
