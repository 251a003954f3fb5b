import { BASE_FAMILY, type TextRun } from './text.ts'

/** Text as it may stand in XML, between tags or in an attribute; what XML cannot hold is dropped. */
export const escapeXml = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/(?![\n\t\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export type Attributes = Readonly<Record<string, string | number | null>>

/** An element; attributes that are null are left out. The inside is markup. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? number(value) : String(value))}"`,
    )
    .join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

/** To a hundredth, which is finer than any screen. */
export const number = (value: number): string => String(Math.round(value * 100) / 100)

/** A path: letters and numbers. */
type PathPart = string | number
export const path = (...parts: readonly (PathPart | readonly PathPart[])[]): string =>
  parts
    .flat()
    .map((part) => (typeof part === 'number' ? number(part) : part))
    .join(' ')

export const FONT_STACK = `'${BASE_FAMILY}', system-ui, 'Segoe UI', Roboto, Arial, sans-serif`

/** A run as the inside of a text: what reads leftward is isolated, so that its signs stand on the right side. */
export const writeRun = ({ text, rightToLeft }: TextRun): string =>
  rightToLeft ? `\u2067${escapeXml(text)}\u2069` : escapeXml(text)

export const fontStackOf = ({ family }: TextRun): string | null =>
  family === null ? null : `'${family}', ${FONT_STACK}`
