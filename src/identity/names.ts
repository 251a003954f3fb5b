import anyAscii from 'any-ascii'
import unhomoglyph from 'unhomoglyph'
import { partForms, partGlued } from './legal-forms.ts'

/** One name in words that can be compared. */
export interface Reading {
  /** Folded words without legal forms, brackets and a leading "the". */
  words: readonly string[]
  /** Legal forms, as found. */
  forms: string
  /** What stands in brackets, folded. */
  aside: string
}

/** A name as it is, and what else may be read in its letters. */
export interface Name {
  text: string
  own: Reading
  /** In Latin letters, by sound; null where it is in Latin letters already. */
  latin: Reading | null
  /** In the Latin letters that it looks like; null where some of its letters look like none. */
  look: Reading | null
}

/** Marks over Latin and Greek letters are a matter of spelling; Cyrillic й and Japanese が are letters of their own. */
const MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*)[\u0300-\u036f]/gu

/** Width, case and accents aside. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ё', 'е')

/** Letters with full stops or strokes between them are one word: S.p.A., L.L.C., A/S, J. K. */
const INITIALS = /(?<![\p{L}\p{N}])\p{L}(?:(?:\.\s?|\/)\p{L}(?![\p{L}\p{N}]))+\.?/gu
const BRACKETS = /[([{（【][^)\]}）】]*[)\]}）】]/gu

const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(INITIALS, (initials) => initials.replaceAll(/[\s./]/g, ''))
    .replaceAll('&', ' and ')
    .replaceAll(/['’`´]/g, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

function readingOf(text: string, { isCompany }: { isCompany: boolean }): Reading {
  const parted = isCompany ? partGlued(text) : { rest: text, forms: [] }
  // A name of nothing but a form is that.
  const { rest, forms: glued } = parted.rest.trim() === '' ? { rest: text, forms: [] } : parted
  const outside = wordsOf(rest.replace(BRACKETS, ' '))
  // A name that is all in brackets is no aside.
  const [words, inside] =
    outside.length > 0
      ? [outside, (rest.match(BRACKETS) ?? []).map((part) => wordsOf(part).join(' '))]
      : [wordsOf(rest), []]
  const { core, forms } = isCompany ? partForms(words) : { core: words, forms: [] }
  const named = core.length > 1 && core[0] === 'the' ? core.slice(1) : core
  const isForm = (part: string): boolean =>
    isCompany && partForms(['x', ...part.split(' ')]).core.length === 1
  return {
    // What has neither letters nor digits is compared as it stands.
    words: named.length > 0 ? named : [text.trim()],
    forms: [...glued, ...forms, ...inside.filter(isForm)].join(' '),
    aside: inside.filter((part) => part !== '' && !isForm(part)).join(' '),
  }
}

const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u
const ASCII_LETTER = /^[A-Za-z]$/

/** Each letter of another script as the Latin letter that it looks like; null where one looks like none, or none is foreign. */
function lookOf(text: string): string | null {
  const letters = Array.from(text.normalize('NFC'))
  if (!letters.some((letter) => FOREIGN.test(letter))) return null
  const seen = letters.map((letter) => (FOREIGN.test(letter) ? unhomoglyph(letter) : letter))
  return seen.every((letter, i) => letter === letters[i] || ASCII_LETTER.test(letter)) &&
    !FOREIGN.test(seen.join(''))
    ? seen.join('')
    : null
}

/** What can be read in a name; legal forms are looked for in names of companies alone. */
export function readName(text: string, of: { isCompany: boolean }): Name {
  const look = lookOf(text)
  const own = readingOf(text, of)
  const isForeign = FOREIGN.test(text)
  return {
    text,
    own,
    // By its parts, so that forms in their own letters are found before they are written in others.
    latin: isForeign
      ? {
          words:
            anyAscii(own.words.join(' '))
              .toLowerCase()
              .match(/[a-z0-9]+/g) ?? [],
          forms: own.forms,
          aside: anyAscii(own.aside).toLowerCase(),
        }
      : null,
    look: look === null ? null : readingOf(look, of),
  }
}
