import type { TextLine } from './text.ts'
import { BASE_FAMILY } from './text.ts'

/** Text as it may stand in XML, between tags or in an attribute; what XML cannot hold is dropped. */
export const escapeXml = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    // biome-ignore lint: control characters are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
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
export const path = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => (typeof part === 'number' ? number(part) : part)).join(' ')

export const FONT_STACK = `'${BASE_FAMILY}', system-ui, 'Segoe UI', Roboto, Arial, sans-serif`

/** The runs of a line, each in its font. A line that reads leftward is isolated, so that its parts stand in their order. */
export function writeRuns({ runs, rightToLeft }: TextLine): string {
  const written = runs
    .map(({ text, family }) =>
      family === null
        ? escapeXml(text)
        : element('tspan', { 'font-family': `'${family}', ${FONT_STACK}` }, escapeXml(text)),
    )
    .join('')
  return rightToLeft ? `\u2067${written}\u2069` : written
}
