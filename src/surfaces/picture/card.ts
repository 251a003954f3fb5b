import { sayDate } from '../../words/say-amounts.ts'
import type { Exhibit } from '../exhibit.ts'
import { Column } from './column.ts'
import { drawForPage } from './draw.ts'
import { element, FONT_STACK } from './markup.ts'
import { PALETTES } from './palette.ts'
import { drawPng } from './png.ts'
import { writeText } from './write-text.ts'

/** The size that social networks and chats want of a picture. */
export const CARD = { width: 1_200, height: 630 } as const
const MARGIN = 48

/** An exhibit as a card for previews of links: what it says in large letters, and the graph as large as there is room. Errors: PICTURE_FAILED. */
export async function drawCard(exhibit: Exhibit): Promise<Uint8Array> {
  const { svg, width, height } = await drawForPage(exhibit, { theme: 'light' })
  const palette = PALETTES.light
  const column = new Column({ left: MARGIN, top: MARGIN - 24, width: CARD.width - 2 * MARGIN })
  column.write(exhibit.query.title, { size: 40, bold: true, lines: 1 })
  column.write(exhibit.summary, { size: 25, muted: true, lines: 2 })
  column.write(`As of ${sayDate(exhibit.validAt)}`, { size: 20, muted: true, lines: 1 })
  const texts = column.texts.map((text) => writeText(text, palette, false)).join('')
  const room = { width: CARD.width - MARGIN, height: CARD.height - column.y - 32 }
  const scale = Math.min(room.width / width, room.height / height, 1.6)
  const graph = svg.replace(
    /^<svg ([^>]*?) width="[^"]*" height="[^"]*"/,
    `<svg $1 x="${(CARD.width - width * scale) / 2}" y="${column.y + 16}" width="${width * scale}" height="${height * scale}"`,
  )
  const card = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: CARD.width,
      height: CARD.height,
      viewBox: `0 0 ${CARD.width} ${CARD.height}`,
      'font-family': FONT_STACK,
    },
    `${element('rect', { width: CARD.width, height: CARD.height, fill: palette.paper })}${texts}${graph}`,
  )
  return await drawPng(card, { width: CARD.width })
}
