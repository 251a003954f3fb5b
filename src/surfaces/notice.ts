import type { Look } from './look.ts'
import { troublePage } from './page/trouble.ts'
import { drawNotice, drawNoticePng } from './picture/notice.ts'

/** What is shown where there is no answer to show: that a view was withdrawn, that nothing can be drawn just now. */
export interface Notice {
  title: string
  text: string
}

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
      return `**${markdown(title)}**\n\n${markdown(text)}\n`
    case 'mmd':
      return `flowchart TB\n  n1["${mermaid(`${title}. ${text}`)}"]\n`
    case 'csv':
      return `notice\r\n"${`${title}. ${text}`.replaceAll('"', '""')}"\r\n`
    default:
      return null
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const xml = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c)
/** Everything that Markdown might read otherwise. */
const markdown = (text: string): string => xml(text).replace(/[\\`*_{}[\]()#+.!|~-]/g, '\\$&')
const mermaid = (text: string): string =>
  text.replace(/[^\p{L}\p{N} .,:;/-]/gu, (c) => `#${c.codePointAt(0) ?? 32};`)
