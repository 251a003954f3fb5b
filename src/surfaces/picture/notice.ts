import type { Theme } from '../look.ts'
import type { Notice } from '../notice.ts'
import type { PlacedText } from './picture.ts'
import { drawPng } from './png.ts'
import { writeSvg } from './svg.ts'
import { wrap } from './wrap.ts'

interface Looking {
  theme: Theme | null
  width: number | null
}

/** A notice as a picture, in the fonts and colours of all others. */
export const drawNotice = (notice: Notice, { theme, width }: Looking): string =>
  draw(notice, theme ?? 'light', width, true)

export const drawNoticePng = async (notice: Notice, { theme, width }: Looking): Promise<Uint8Array> =>
  await drawPng(draw(notice, theme ?? 'light', null, false), { width })

const WIDTH = 600
const MARGIN = 28

function draw({ title, text }: Notice, theme: Theme, width: number | null, holdTexts: boolean): string {
  let y = MARGIN
  const write = (words: string, size: number, bold: boolean): PlacedText[] =>
    wrap(words, { size, bold, width: WIDTH - 2 * MARGIN, lines: 6, even: false }).map((line) => {
      y += size * 1.4
      return { line, size, bold, tone: bold ? 'ink' : 'muted', anchor: 'start', x: MARGIN, y: y - size * 0.3 }
    })
  const texts = [...write(title, 20, true), ...write(text, 14, false)]
  const picture = { width: WIDTH, height: Math.ceil(y + MARGIN), title, description: text, texts }
  return writeSvg({ ...picture, nodes: [], edges: [], legend: [] }, { theme, width, holdTexts })
}
