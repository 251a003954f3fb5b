/** Case, accents and width aside: what a reader would call the same name. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Letters and digits alone, so that nothing of a query language is left in what the index is asked. */
const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** A typo is forgiven only in words long enough to be told from others. */
const FORGIVING = 4

/**
 * What is typed as a query of the full-text index: every word as it is, as the beginning of one, and with one typo; and all of them
 * written as one word, since "open ai" is OpenAI. Null where there is nothing to look for.
 */
export function indexQuery(text: string): string | null {
  const typed = words(text)
  if (typed.length === 0) return null
  const clauses = typed.map((word, i) => {
    // Only what is being typed last may be unfinished.
    const isLast = i === typed.length - 1
    const begun = isLast ? ` OR ${word}*^2` : ''
    // The index takes O'Neill for one word.
    const behindApostrophe =
      letters(word) >= FORGIVING ? ` OR /[a-z]{1,2}'${word}${isLast ? '.*' : ''}/^2` : ''
    return `(${word}^4${begun}${behindApostrophe}${forgiving(word)})`
  })
  const joined = typed.join('')
  if (typed.length > 1) clauses.push(`(${joined}^6 OR ${joined}*^3${forgiving(joined)})`)
  return clauses.join(' OR ')
}

const forgiving = (word: string): string => (letters(word) >= FORGIVING ? ` OR ${word}~1` : '')
const letters = (word: string): number => Array.from(word).length

/** The least that still counts as having been meant. */
const MEANT = 0.45

/** How well a name fits what was typed, 0..1; 0 where it does not. */
export function fit(typed: string, name: string): number {
  const [asked, given] = [words(typed), words(name)]
  if (asked.length === 0 || given.length === 0) return 0
  const whole = fitWord(asked.join(''), given.join(''), true)
  const found = asked.map((word, i) =>
    Math.max(...given.map((other) => fitWord(word, other, i === asked.length - 1))),
  )
  // Long words say more than short ones.
  const weight = asked.reduce((sum, word) => sum + letters(word), 0)
  const told = asked.reduce((sum, word, i) => sum + letters(word) * (found[i] ?? 0), 0) / weight
  const covered = Math.min(1, weight / given.reduce((sum, word) => sum + letters(word), 0))
  const score = Math.max(whole, told * (0.75 + 0.2 * covered))
  return score < MEANT ? 0 : Math.round(score * 1000) / 1000
}

function fitWord(asked: string, given: string, mayBeUnfinished: boolean): number {
  if (asked === given) return 1
  if (mayBeUnfinished && given.startsWith(asked)) return 0.8 + (0.15 * letters(asked)) / letters(given)
  return letters(asked) >= FORGIVING && isTypo(asked, given) ? 0.75 : 0
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
