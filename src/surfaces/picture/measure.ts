import { fontOf } from '#fonts'
import anyAscii from '#spelling'

export interface Lettering {
  size: number
  bold?: boolean
}

/** Marks that stand on no place of their own: accents, vowel signs, joiners, and the signs that choose a variant. */
const JOINS = /^(?:[\u{200c}-\u{200d}]|[\u{fe00}-\u{fe0f}])$/u
const standsOnOthers = (character: string): boolean =>
  /^[\p{Mn}\p{Me}]$/u.test(character) || JOINS.test(character)
const MOST_MARKS = 3

/**
 * What can be drawn of a text: without control characters, hidden ones and those that turn the direction of what follows; with no more
 * accents on a letter than its line has room for. What no bundled font has is spelt in Latin letters, or becomes a replacement sign.
 */
export function toDrawable(text: string, bold = false): string {
  const plain = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/[^\S\u{a0}]+/gu, ' ')
    .replace(HIDDEN, '')
    .replace(TOO_MANY_MARKS, '$1')
    .trim()
  return Array.from(plain, (character) => {
    if (standsOnOthers(character)) return fontOf(character, bold) || JOINS.test(character) ? character : ''
    return fontOf(character, bold) ? character : anyAscii(character) || '\ufffd'
  }).join('')
}
// Line and paragraph separators became spaces above; joiners and variant signs stay.
const HIDDEN = /[\p{Cc}\p{Co}\p{Cn}]|(?![\u{200c}-\u{200d}])\p{Cf}|\u{34f}/gu
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu')
/** How wide a drawable text is. Never less than what is drawn: ligatures and kerning only make it narrower, beyond the last per cent. */
export function widthOf(text: string, { size, bold = false }: Lettering): number {
  let ems = 0
  for (const character of text) if (!standsOnOthers(character)) ems += fontOf(character, bold)?.advance ?? 1
  return ems * size * 1.01
}
