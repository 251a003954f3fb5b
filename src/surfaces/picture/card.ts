import { sayDate } from '../../words/say-amounts.ts'
import type { Exhibit } from '../exhibit.ts'
import { drawForPage } from './draw.ts'
import { element, FONT_STACK, writeRuns } from './markup.ts'
import { PALETTES } from './palette.ts'
import { drawPng } from './png.ts'
import { wrap } from './wrap.ts'

/** The size that social networks and chats want of a picture. */
export const CARD = { width: 1_200, height: 630 } as const
const MARGIN = 48

/** An exhibit as a card for previews of links: what it says in large letters, and the graph as large as there is room. Errors: PICTURE_FAILED. */
export async function drawCard(exhibit: Exhibit): Promise<Uint8Array> {
  const { svg, width, height } = await drawForPage(exhibit, { theme: 'light' })
  const palette = PALETTES.light
  let y = MARGIN - 14
  const write = (text: string, size: number, lines: number, bold: boolean): string =>
    wrap(text, { size, bold, width: CARD.width - 2 * MARGIN, lines, even: false })
      .map((line) => {
        y += size * 1.3
        return element(
          'text',
          {
            x: line.rightToLeft ? CARD.width - MARGIN : MARGIN,
            y,
            'font-size': size,
            'font-weight': bold ? 700 : null,
            'text-anchor': line.rightToLeft ? 'end' : null,
            fill: bold ? palette.tones.ink : palette.tones.muted,
          },
          writeRuns(line),
        )
      })
      .join('')
  const texts = [
    write(exhibit.query.title, 40, 1, true),
    write(exhibit.summary, 25, 2, false),
    write(`As of ${sayDate(exhibit.validAt)}`, 20, 1, false),
  ].join('')
  const room = { width: CARD.width - MARGIN, height: CARD.height - y - 32 }
  const scale = Math.min(room.width / width, room.height / height, 1.6)
  const graph = svg.replace(
    /^<svg ([^>]*?) width="[^"]*" height="[^"]*"/,
    `<svg $1 x="${(CARD.width - width * scale) / 2}" y="${y + 16}" width="${width * scale}" height="${height * scale}"`,
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
