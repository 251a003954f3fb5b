import { FONT_STACK } from '../../surfaces/picture/markup.ts'
import { BASE_FAMILY, type Lettered } from '../../surfaces/picture/text.ts'

/**
 * What takes the place of the server's font files in a browser (`#fonts` of package.json): it has fonts of its own, draws any character with
 * one of them, and measures it.
 */
const SIZE = 100
const measured = new Map<string, Lettered>()
const pen = document.createElement('canvas').getContext('2d')

export function fontOf(character: string, bold: boolean): Lettered {
  const key = `${bold ? 'b' : ''}${character}`
  const known = measured.get(key)
  if (known) return known
  if (pen) pen.font = `${bold ? 700 : 400} ${SIZE}px ${FONT_STACK}`
  const drawn = { family: BASE_FAMILY, advance: (pen?.measureText(character).width ?? SIZE) / SIZE }
  measured.set(key, drawn)
  return drawn
}
