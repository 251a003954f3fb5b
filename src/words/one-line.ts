/** Letters that turn the direction of writing or cannot be seen; the joiners of emoji and Indic scripts are not among them. */
const HIDDEN =
  /[\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/gu

/** A text from outside on one line, without what controls a line or hides in it; nothing in it is escaped. */
export const onOneLine = (text: string): string =>
  text
    .replaceAll(/\p{Cs}/gu, '\u{fffd}')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(HIDDEN, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** At most so many letters as a reader counts them; what is cut ends in …. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const first: string[] = []
  for (const { segment } of letters.segment(text)) {
    if (first.length === most) return `${first.slice(0, -1).join('').trimEnd()}…`
    first.push(segment)
  }
  return text
}
