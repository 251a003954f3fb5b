import type { Name } from './names.ts'

/** So many names of a record, and words of a name, are looked for; more would cost more than they find. */
const MOST_NAMES = 8
const MOST_WORDS = 8
/** A slip is forgiven only in words long enough to be told from others. */
const FORGIVING = 5
/** The index takes a thousand clauses: a slip may cost fifty, and each sign of Chinese is one. */
const MOST_FORGIVEN = 12
const MOST_LETTERS = 300

/**
 * What the full-text index is asked for records that may be of the same thing: each name as it is, each of its words, with a slip
 * forgiven, in Latin letters too, and all of them written as one. Null where a record has no word.
 */
export function indexQuery(names: readonly Name[]): string | null {
  const clauses = new Set<string>()
  let [forgiven, letters] = [0, 0]
  const add = (word: string, clause: string): void => {
    if (clauses.has(clause) || (letters += word.length) > MOST_LETTERS) return
    clauses.add(clause)
  }
  for (const { text, own, latin, look } of names.slice(0, MOST_NAMES)) {
    for (const reading of [own, latin, look]) {
      if (!reading) continue
      const words = reading.words.filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, MOST_WORDS)
      // Names come from anyone: only letters and digits reach the index, and those of a phrase between marks that they cannot end.
      for (const word of words) {
        const slip = isForgiving(word) && forgiven < MOST_FORGIVEN
        if (slip) forgiven++
        add(word, slip ? `${word}^2 OR ${word}~1` : word)
      }
      if (words.length > 1) add(words.join(''), `${words.join('')}^4`)
    }
    const phrase = text.replaceAll(/["\\]/g, ' ').trim()
    if (/[\p{L}\p{N}]/u.test(phrase)) clauses.add(`"${phrase}"^4`)
  }
  return clauses.size === 0 ? null : [...clauses].join(' OR ')
}

const isForgiving = (word: string): boolean => /^[a-z]+$/.test(word) && word.length >= FORGIVING
