/** Case, accents and width aside: what a reader would call the same name. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Letters and digits alone, so that nothing of a query language is left in what the index is asked. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu
const words = (text: string): string[] => fold(text).match(WORD) ?? []
/** The same as they were written: the index folds Latin letters alone, and knows й, が and 삼 only whole. */
const wordsAsWritten = (text: string): string[] => text.normalize('NFC').toLowerCase().match(WORD) ?? []

/** Longer than any name may be. */
export const LONGEST_SEARCH = 500
/** A typo is forgiven only in words long enough to be told from others. */
const FORGIVING = 4
/** The index takes a thousand clauses at most, of which a typo may cost fifty, and a letter of Chinese one: what is typed beyond these only ranks. */
const MOST_FORGIVEN = 6
const MOST_LETTERS = 200
const LONGEST_JOINED = 64

/**
 * What is typed as a query of the full-text index: all of it as it stands, every word as it is, as the beginning of one, and with one typo;
 * and all of them written as one word, since "open ai" is OpenAI.
 */
export function indexQuery(text: string): string {
  const typed = read(text).words
  // Signs such as emoji are words to the index, though not to us. Between quotes only these two would mean something.
  const phrase = `"${text.replaceAll(/["\\]|\p{Cc}|\p{Cs}/gu, ' ').trim()}"`
  const clauses = [`${phrase}^8`]
  let forgiven = 0
  for (const { word, isBegun } of within(MOST_LETTERS, distinct(typed))) {
    const begun = isBegun ? ` OR ${word}*^2` : ''
    const isForgiven = letters(word) >= FORGIVING && forgiven++ < MOST_FORGIVEN
    // The index takes O'Neill for one word.
    const behindApostrophe = isForgiven ? ` OR /[a-z]{1,2}'${word}${isBegun ? '.*' : ''}/^2` : ''
    clauses.push(`(${word}^4${begun}${behindApostrophe}${isForgiven ? forgiving(word) : ''})`)
  }
  const folded = new Set(typed.map(({ word }) => word))
  const written = wordsAsWritten(text)
  const others = written.filter((word) => !folded.has(word)).map((word) => ({ word }))
  for (const { word } of within(MOST_LETTERS, distinct(others)))
    clauses.push(`(${word}^4${word === written.at(-1) ? ` OR ${word}*^2` : ''})`)
  const joined = typed.map(({ word }) => word).join('')
  if (typed.length > 1 && letters(joined) <= LONGEST_JOINED)
    clauses.push(`(${joined}^6 OR ${joined}*^3${forgiving(joined)})`)
  return clauses.join(' OR ')
}

const forgiving = (word: string): string => (letters(word) >= FORGIVING ? ` OR ${word}~1` : '')
const letters = (word: string): number => Array.from(word).length

const distinct = <T extends { word: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [one.word, one])).values(),
]
function within<T extends { word: string }>(most: number, all: readonly T[]): T[] {
  let total = 0
  return all.filter(({ word }) => (total += letters(word)) <= most)
}

interface Typed {
  word: string
  /** Whether it may be the beginning of a word: the last one is still being typed, and others end in an asterisk. */
  isBegun: boolean
  /** Within quotes, which want it as it stands. */
  isExact: boolean
}

/** What is typed, and the rows of words that stand in it between quotes. Every other sign only parts words. */
function read(text: string): { words: Typed[]; phrases: string[][] } {
  const parts = fold(text).split('"')
  const phrases: string[][] = []
  const found = parts.flatMap((part, i) => {
    const isExact = i % 2 === 1 && i < parts.length - 1
    const row = Array.from(part.matchAll(/([\p{L}\p{N}\p{M}]+)(\*?)/gu), ([, word = '', star]) => ({
      word,
      isBegun: !isExact && star === '*',
      isExact,
    }))
    if (isExact && row.length > 0) phrases.push(row.map(({ word }) => word))
    return row
  })
  const last = found.at(-1)
  if (last && !last.isExact) last.isBegun = true
  return { words: found, phrases }
}

/** The least that still counts as having been meant. */
const MEANT = 0.45

/** How well a name fits what was typed, 0..1; 0 where it does not. */
export function fit(typed: string, name: string): number {
  // A name may be of signs alone.
  if (typed.normalize('NFC').trim() === name.trim()) return 1
  const [{ words: asked, phrases }, given] = [read(typed), words(name)]
  if (asked.length === 0 || given.length === 0) return 0
  if (!phrases.every((phrase) => hasRow(given, phrase))) return 0
  const joined = { word: asked.map(({ word }) => word).join(''), isBegun: true, isExact: phrases.length > 0 }
  const whole = fitWord(joined, given.join(''))
  const found = asked.map((word) => Math.max(...given.map((other) => fitWord(word, other))))
  // Long words say more than short ones.
  const weight = asked.reduce((sum, { word }) => sum + letters(word), 0)
  const told = asked.reduce((sum, { word }, i) => sum + letters(word) * (found[i] ?? 0), 0) / weight
  const covered = Math.min(1, weight / given.reduce((sum, word) => sum + letters(word), 0))
  const score = Math.max(whole, told * (0.75 + 0.2 * covered))
  return score < MEANT ? 0 : Math.round(score * 1000) / 1000
}

const hasRow = (given: readonly string[], row: readonly string[]): boolean =>
  given.some((_, start) => row.every((word, i) => given[start + i] === word))

function fitWord({ word: asked, isBegun, isExact }: Typed, given: string): number {
  if (asked === given) return 1
  if (isBegun && given.startsWith(asked)) return 0.8 + (0.15 * letters(asked)) / letters(given)
  return !isExact && letters(asked) >= FORGIVING && isTypo(asked, given) ? 0.75 : 0
}

/** One letter more, less or other, or two neighbours exchanged. */
export function isTypo(a: string, b: string): boolean {
  const [x, y] = [Array.from(a), Array.from(b)]
  if (Math.abs(x.length - y.length) > 1) return false
  const start = x.findIndex((letter, i) => letter !== y[i])
  if (start < 0) return true
  const rest = (list: string[], skip: number): string => list.slice(start + skip).join('')
  if (rest(x, 1) === rest(y, 1) || rest(x, 1) === rest(y, 0) || rest(x, 0) === rest(y, 1)) return true
  return x[start] === y[start + 1] && x[start + 1] === y[start] && rest(x, 2) === rest(y, 2)
}
