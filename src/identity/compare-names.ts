import { distance } from 'fastest-levenshtein'
import countries from 'i18n-iso-countries'
import type { Name, Reading } from './names.ts'
import { WEIGHTS, weightOfSimilarity } from './weights.ts'

/** How two lists of names compare: by the two of them that fit best. */
export interface NameMatch {
  weight: number
  says: string
}
/** How two readings compare; `words` finish a sentence that begins with the two names. */
interface Match {
  weight: number
  words: string
}

/** So many names of each are compared: the name, and as many aliases. */
const MOST_NAMES = 20

/** The first of each list is the name, the others are aliases. */
export function compareNames(a: readonly Name[], b: readonly Name[]): NameMatch {
  let best: NameMatch | null = null
  for (const [i, x] of a.slice(0, MOST_NAMES).entries()) {
    for (const [j, y] of b.slice(0, MOST_NAMES).entries()) {
      const { weight, words } = compareTwo(x, y)
      const alias = i + j === 0 ? 0 : WEIGHTS.isAlias + (isShort(x) || isShort(y) ? WEIGHTS.shortAlias : 0)
      const match = { weight: weight + alias, says: say(x, y, words, i + j > 0) }
      // Of two that fit as well, the same one is told whichever list comes first.
      if (!best || match.weight > best.weight || (match.weight === best.weight && match.says < best.says))
        best = match
    }
  }
  return best ?? { weight: WEIGHTS.otherName, says: 'One of them has no name.' }
}

function say(x: Name, y: Name, words: string, isAlias: boolean): string {
  const [first, second] = [x.text, y.text].sort()
  if (x.text === y.text) return `Both are ${isAlias ? 'also ' : ''}called ${x.text}.`
  return `${first ?? ''} and ${second ?? ''} ${words}.`
}

/** Two or three Latin letters, or one sign of China, stand for many things. */
const isShort = ({ own: { words } }: Name): boolean => words.join('').length <= 3

function compareTwo(x: Name, y: Name): Match {
  if (x.text.normalize('NFC') === y.text.normalize('NFC'))
    return { weight: WEIGHTS.sameName, words: 'are one name' }
  const found = [compareReadings(x.own, y.own)]
  if (x.latin || y.latin) {
    const { weight, words } = compareReadings(x.latin ?? x.own, y.latin ?? y.own)
    found.push({ weight: weight + WEIGHTS.otherLetters, words: `${words}, read in Latin letters` })
  }
  if (x.look || y.look) {
    const { weight, words } = compareReadings(x.look ?? x.own, y.look ?? y.own)
    // Letters that look alike say nothing unless the whole name does.
    if (weight > 1)
      found.push({
        weight: weight + WEIGHTS.lookAlikes,
        words: `${words}, though some letters only look the same`,
      })
  }
  return found.reduce((best, one) => (one.weight > best.weight ? one : best))
}

function compareReadings(x: Reading, y: Reading): Match {
  const [joined, other] = [x.words.join(' '), y.words.join(' ')]
  if (joined === other) return ofEqualWords(x, y)
  if (numbersOf(x) !== numbersOf(y)) {
    const isSeries = x.words.some((word) => /\p{L}{2}/u.test(word) && y.words.includes(word))
    // Of names that have nothing else in common the numbers need not be told.
    return isSeries
      ? { weight: WEIGHTS.otherNumber, words: 'have different numbers in them' }
      : { weight: WEIGHTS.otherName, words: 'are different names' }
  }
  if (x.aside !== y.aside && x.aside !== '' && y.aside !== '')
    return {
      weight: Math.min(WEIGHTS.otherAside, similar(x, y).weight),
      words: 'differ in their brackets too',
    }
  if (joined.replaceAll(' ', '') === other.replaceAll(' ', ''))
    return {
      weight: Math.min(WEIGHTS.spaces, ofEqualWords(x, y).weight),
      words: 'differ only in their spaces',
    }
  const sorted = (reading: Reading): string => [...reading.words].sort().join(' ')
  if (sorted(x) === sorted(y))
    return {
      weight: Math.min(WEIGHTS.order, ofEqualWords(x, y).weight),
      words: 'have the same words in another order',
    }
  if (holds(x, y) || holds(y, x))
    return { weight: WEIGHTS.oneHasMore, words: 'share words, and one has more of them' }
  return similar(x, y)
}

function ofEqualWords(x: Reading, y: Reading): Match {
  if (x.aside !== y.aside) {
    if (x.aside !== '' && y.aside !== '')
      return { weight: WEIGHTS.otherAside, words: 'differ in their brackets' }
    const aside = x.aside + y.aside
    return countries.getAlpha2Code(aside, 'en') === undefined
      ? { weight: WEIGHTS.oneHasAside, words: 'differ only by what stands in brackets' }
      : { weight: WEIGHTS.asideIsCountry, words: 'differ by a country in brackets, as branches do' }
  }
  const [form, other] = [shortForm(x.forms), shortForm(y.forms)]
  if (form === other) return { weight: WEIGHTS.sameButSpelling, words: 'differ only in spelling' }
  return form !== '' && other !== ''
    ? { weight: WEIGHTS.otherForm, words: 'differ in their legal forms' }
    : { weight: WEIGHTS.oneHasForm, words: 'differ only by a legal form' }
}

const SHORT: Readonly<Record<string, string>> = {
  incorporated: 'inc',
  corporation: 'corp',
  limited: 'ltd',
  company: 'co',
  'public limited company': 'plc',
  'public benefit corporation': 'pbc',
  aktiengesellschaft: 'ag',
  'kabushiki kaisha': '株式会社',
  'kabushiki gaisha': '株式会社',
  kk: '株式会社',
}
const shortForm = (forms: string): string => SHORT[forms] ?? forms

/** Numbers tell one thing from the next: Colossus 1, Colossus 2; Fund II, Fund III. */
const numbersOf = ({ words }: Reading): string =>
  words
    .flatMap((word) => (/^(?:i{1,3}|iv|vi{0,3}|ix)$/.test(word) ? [word] : (word.match(/\d+/g) ?? [])))
    .join(' ')

/** Whether all words of the one stand in the other. */
function holds({ words: all }: Reading, { words: some }: Reading): boolean {
  const left = [...all]
  return some.every((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Half by the whole, half by the word that fits worst: one other word in a long name is another name. */
function similar(x: Reading, y: Reading): Match {
  const whole = alike(x.words.join(' '), y.words.join(' '))
  const worst =
    x.words.length === y.words.length
      ? Math.min(...x.words.map((word, i) => alike(word, y.words[i] ?? '')))
      : whole
  const similarity = (whole + worst) / 2
  const weight = Math.min(weightOfSimilarity(similarity), ofEqualWords(x, y).weight)
  return similarity > 0.65
    ? { weight, words: `are ${Math.round(similarity * 100)} % alike` }
    : { weight, words: 'are different names' }
}

/** Longer names than this are compared by their beginnings, so that no pair takes long. */
const LONGEST = 100

function alike(a: string, b: string): number {
  const [x, y] = [a.slice(0, LONGEST), b.slice(0, LONGEST)]
  const longest = Math.max(x.length, y.length)
  return longest === 0 ? 0 : 1 - distance(x, y) / longest
}
