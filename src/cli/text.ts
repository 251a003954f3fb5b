const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** What a reader sees as one letter each, whatever it is made of. */
const split = (text: string): string[] => Array.from(letters.segment(text), ({ segment }) => segment)

/** How many columns a line takes. */
export const columns = (text: string): number => split(text).length

/** Lines of at most so many columns, broken at spaces; a longer word stands on its own, broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const most = Math.max(4, width)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    let rest = split(word)
    if (line !== '' && columns(line) + 1 + rest.length > most) {
      lines.push(line)
      line = ''
    }
    while (rest.length > most) {
      lines.push(rest.slice(0, most).join(''))
      rest = rest.slice(most)
    }
    line = line === '' ? rest.join('') : `${line} ${rest.join('')}`
  }
  if (line !== '') lines.push(line)
  return lines
}

/** A paragraph behind a mark, its further lines under its first. */
export function item(mark: string, text: string, width: number): string {
  const indent = ' '.repeat(columns(mark))
  return mark + wrap(text, width - columns(mark)).join(`\n${indent}`)
}
