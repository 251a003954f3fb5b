import { element, fontStackOf, writeRun } from './markup.ts'
import type { Palette } from './palette.ts'
import type { PlacedText } from './picture.ts'
import type { TextRun } from './text.ts'

/** Each run of a line at its own place; a line of one run keeps its anchor, so that it stays in its middle whatever its font. */
export function writeText(placed: PlacedText, palette: Palette, hold: boolean): string {
  const { y, line, size, bold, tone } = placed
  return line.runs
    .map((run) => {
      const { x, anchor } = line.runs.length === 1 ? placed : anchored(run, placed)
      return element(
        'text',
        {
          x,
          y,
          'font-size': size,
          'font-weight': bold ? 700 : null,
          'font-family': fontStackOf(run),
          'text-anchor': anchor === 'start' ? null : anchor,
          fill: palette.tones[tone],
          textLength: hold && run.width > 0 ? run.width : null,
          lengthAdjust: hold && run.width > 0 ? 'spacingAndGlyphs' : null,
          'xml:space': /^ | $/.test(run.text) ? 'preserve' : null,
        },
        writeRun(run),
      )
    })
    .join('')
}

function anchored(run: TextRun, { x, line, anchor }: PlacedText): Pick<PlacedText, 'x' | 'anchor'> {
  const left = x - line.width * SHIFT[anchor] + run.x
  return run.rightToLeft ? { x: left + run.width, anchor: 'end' } : { x: left, anchor: 'start' }
}
const SHIFT = { start: 0, middle: 0.5, end: 1 } as const
