import { onOneLine } from '../words/one-line.ts'

/** Stands where GitHub and GitLab would make a link of their own out of what follows; onOneLine leaves none in a text. */
const BREAK = '\u{200b}'
const LINKED: readonly RegExp[] = [
  // @name, #123, !6, ~label, %milestone, &epic, $7
  /[@#](?=[\w#])/g,
  /(?<!\w)[!&$](?=\d)/g,
  /(?<!\w)[~%](?=[\w"])/g,
  // GH-4, https://…, www.…, :emoji:
  /\bG[HL]-(?=\d)/g,
  /\/(?=\/)/g,
  /\bwww\.(?=\w)/gi,
  /:(?=[\w+-]+:)/g,
  // The first letter of what may be a commit: letters and digits, 7 to 40 of them.
  /\b[0-9a-f](?=(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{6,39}\b)/gi,
]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '{': '&#123;',
  '}': '&#125;',
  $: '&#36;',
  '`': '&#96;',
  [BREAK]: '&#8203;',
}
const escaped = (sign: string): string => ENTITIES[sign] ?? `\\${sign}`

/**
 * A text from outside as Markdown that shows just this text, on one line, wherever it stands: in a paragraph, a heading, a list or a cell.
 * Signs that some parser might take for structure before it knows of backslashes (tables, HTML, formulae, templates) become entities.
 */
export function markdownText(text: string): string {
  const broken = LINKED.reduce(
    (whole, pattern) => whole.replaceAll(pattern, (part) => part + BREAK),
    onOneLine(text),
  )
  return broken
    .replaceAll(/[&<>|{}$`\u{200b}\\*_[\]~^]/gu, escaped)
    .replace(/^[#+=-]/, '\\$&')
    // At its end such a sign would close a heading, and vanish.
    .replace(/(?<= )#$/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** A link to an address that httpUrl let through. */
export const markdownLink = (text: string, url: string): string =>
  `[${markdownText(text)}](${url.replaceAll(/[\s()<>[\]|\\`{}"'$]/g, percent).replaceAll('&', '&amp;')})`

const percent = (sign: string): string =>
  [...new TextEncoder().encode(sign)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
    .join('')

/** A table of GitHub's and GitLab's Markdown; cells are Markdown already. */
export const markdownTable = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
