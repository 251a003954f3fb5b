import { csvRow } from '../words/csv-cell.ts'
import type { Look } from './look.ts'
import { markdownText } from './markdown-text.ts'
import { mermaidText } from './mermaid-text.ts'
import { troublePage } from './page/trouble.ts'
import { drawNotice, drawNoticePng } from './picture/notice.ts'

/** What is shown where there is no answer to show: that a view was withdrawn, that nothing can be drawn just now. */
export interface Notice {
  title: string
  text: string
}

/** Letters of a box of Mermaid. */
const LONGEST = 300

/** The notice in a format of surfaces; null where it has none, and is told as an error. */
export async function notice(
  extension: string,
  told: Notice,
  { theme, width }: Pick<Look, 'theme' | 'width'>,
): Promise<string | Uint8Array | null> {
  const { title, text } = told
  switch (extension) {
    case 'svg':
      return drawNotice(told, { theme, width })
    case 'png':
      return await drawNoticePng(told, { theme, width })
    case 'html':
      return await troublePage(text, title)
    case 'md':
      return `**${markdownText(title)}**\n\n${markdownText(text)}\n`
    case 'mmd':
      return `flowchart TB\n  n1["${mermaidText(`${title}. ${text}`, LONGEST)}"]\n`
    case 'csv':
      return [['notice'], [`${title}. ${text}`]].map(csvRow).join('')
    default:
      return null
  }
}
