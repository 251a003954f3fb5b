import { DealgraphError } from '../errors.ts'
import { writeCsv } from './csv.ts'
import type { Exhibit } from './exhibit.ts'
import type { Look } from './look.ts'
import { writeMarkdown } from './markdown.ts'
import { writeMermaid } from './mermaid.ts'
import { writePage } from './page/page.ts'
import { pageParts } from './page/parts.ts'
import { drawCard } from './picture/card.ts'
import { drawSvg, drawSvgForPng } from './picture/draw.ts'
import { drawPng } from './picture/png.ts'

export interface Format {
  /** As in `/v/<name>.csv` and `--format csv`. */
  extension: string
  mediaType: string
  /** What it is, in a few words. */
  title: string
  write(exhibit: Exhibit, look: Look): Promise<string | Uint8Array>
  /** What a browser is to let it do, as a content security policy. Left out: nothing. */
  policy?(): Promise<string>
}

/** Every format that is made from an exhibit; JSON is what the saved query itself selects, and is not among them. */
export const FORMATS: readonly Format[] = [
  {
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    title: 'A table for spreadsheets',
    write: async (exhibit) => writeCsv(exhibit),
  },
  {
    extension: 'md',
    mediaType: 'text/markdown; charset=utf-8; variant=GFM',
    title: 'A page for GitHub and GitLab, with picture, findings and sources',
    write: async (exhibit) => writeMarkdown(exhibit),
  },
  {
    extension: 'mmd',
    mediaType: 'text/vnd.mermaid; charset=utf-8',
    title: 'The picture as a Mermaid flowchart, for wikis that draw such text',
    write: async (exhibit) => writeMermaid(exhibit),
  },
  {
    extension: 'html',
    mediaType: 'text/html; charset=utf-8',
    title: 'A page with picture, findings and evidence',
    write: writePage,
    policy: async () => (await pageParts()).policy,
  },
  {
    extension: 'svg',
    mediaType: 'image/svg+xml; charset=utf-8',
    title: 'A picture of sharp lines',
    write: drawSvg,
  },
  {
    extension: 'png',
    mediaType: 'image/png',
    title: 'A picture of pixels',
    write: async (exhibit, look) => await drawPng(await drawSvgForPng(exhibit, look), { width: look.width }),
  },
]

/** The picture for previews of links; it belongs to the page of an answer, and is none of the formats that one asks for. */
export const CARD_EXTENSION = 'card'
const CARD: Format = {
  extension: CARD_EXTENSION,
  mediaType: 'image/png',
  title: 'A card for previews of links',
  write: drawCard,
}

/** How an answer is made that is served: in one of the formats, or as the card. */
export const servedFormat = (extension: string): Format =>
  extension === CARD_EXTENSION ? CARD : formatNamed(extension)

export function formatNamed(extension: string): Format {
  const found = FORMATS.find((format) => format.extension === extension)
  if (found) return found
  const known = ['json', ...FORMATS.map((format) => format.extension)]
  throw new DealgraphError(
    'BAD_INPUT',
    `There is no format ${JSON.stringify(extension.slice(0, 40))}. There are ${known.join(', ')}.`,
    { known },
  )
}
