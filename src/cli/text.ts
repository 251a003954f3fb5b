import stringWidth from 'string-width'

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** What a reader sees as one letter each, whatever it is made of. */
const split = (text: string): string[] => Array.from(letters.segment(text), ({ segment }) => segment)

/** How many columns a line takes, as our tables count them: letters of East Asia and most emoji take two. */
export const columns = (text: string): number => stringWidth(text)

/** A number and its unit stay together. */
const GLUE = '\u00a0'
const glued = (text: string): string =>
  text.replaceAll(GLUE, ' ').replaceAll(/(?<=\d) (?=(?:%|tn|bn|m|MW)(?![\p{L}\d]))/gu, GLUE)

/** Lines of at most so many columns, broken at spaces; a longer word stands on its own, broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const most = Math.max(4, width)
  const lines: string[] = []
  let line = ''
  for (const word of glued(text)
    .split(/[^\S\u00a0]+/)
    .filter((part) => part !== '')) {
    const pieces = columns(word) > most ? broken(word, most) : [word]
    if (line !== '' && (pieces.length > 1 || columns(line) + 1 + columns(word) > most)) {
      lines.push(line)
      line = ''
    }
    const last = pieces.pop() ?? ''
    lines.push(...pieces)
    line = line === '' ? last : `${line} ${last}`
  }
  if (line !== '') lines.push(line)
  return lines.map((each) => each.replaceAll(GLUE, ' '))
}

function broken(word: string, most: number): string[] {
  const pieces = ['']
  for (const letter of split(word)) {
    const last = pieces.length - 1
    const longer = (pieces[last] ?? '') + letter
    if (columns(longer) > most) pieces.push(letter)
    else pieces[last] = longer
  }
  return pieces
}

/** A paragraph behind a mark, its further lines under its first. */
export function item(mark: string, text: string, width: number): string {
  const indent = ' '.repeat(columns(mark))
  return mark + wrap(text, width - columns(mark)).join(`\n${indent}`)
}

/** A number with what it counts. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`
