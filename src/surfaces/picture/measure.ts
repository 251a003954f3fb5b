import anyAscii from 'any-ascii'
import { fontOf } from './fonts.ts'
import type { TextLine, TextRun } from './text.ts'
import { BASE_FAMILY } from './text.ts'

export interface Lettering {
  size: number
  bold?: boolean
}

/** Marks that stand on no place of their own: accents, vowel signs, joiners, and the signs that choose a variant. */
const STANDS_ON_OTHERS = /^[\p{M}\u200c\u200d\ufe0e\ufe0f]$/u
const MOST_MARKS = 3

/**
 * What can be drawn of a text: without control characters, hidden ones and those that turn the direction of what follows; with no more
 * accents on a letter than its line has room for. What no bundled font has is spelt in Latin letters, or becomes a replacement sign.
 */
export function toDrawable(text: string, bold = false): string {
  const plain = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(HIDDEN, '')
    .replace(TOO_MANY_MARKS, '$1')
    .trim()
  return Array.from(plain, (character) => {
    if (STANDS_ON_OTHERS.test(character))
      return fontOf(character, bold) || isJoiner(character) ? character : ''
    return fontOf(character, bold) ? character : anyAscii(character) || '\ufffd'
  }).join('')
}
// Line and paragraph separators became spaces above.
const HIDDEN =
  /[\p{Cc}\p{Co}\p{Cn}\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu')
const isJoiner = (character: string): boolean => /^[\u200c\u200d\ufe0e\ufe0f]$/.test(character)

/** How wide a drawable text is. Never less than what is drawn: ligatures and kerning only make it narrower, beyond the last per cent. */
export function widthOf(text: string, { size, bold = false }: Lettering): number {
  let ems = 0
  for (const character of text)
    if (!STANDS_ON_OTHERS.test(character)) ems += fontOf(character, bold)?.advance ?? 1
  return ems * size * 1.01
}

/** A drawable text as one line. */
export function lineOf(text: string, lettering: Lettering): TextLine {
  return {
    runs: runsOf(text, lettering.bold),
    width: widthOf(text, lettering),
    rightToLeft: readsLeftward(text),
  }
}

const readsLeftward = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)

function runsOf(text: string, bold = false): TextRun[] {
  const runs: TextRun[] = []
  for (const character of text) {
    const last = runs.at(-1)
    const drawnBy = fontOf(character, bold)?.family ?? BASE_FAMILY
    const family = drawnBy === BASE_FAMILY ? null : drawnBy
    const joins = STANDS_ON_OTHERS.test(character) || (character === ' ' && last?.family != null)
    if (last && (joins || last.family === family)) last.text += character
    else runs.push({ text: character, family })
  }
  return runs
}
