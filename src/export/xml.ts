/** What XML 1.0 cannot hold, however it is written, and other controls: halves of surrogate pairs, and two code points that are no characters. */
const IMPOSSIBLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // Readers make a blank of these in an attribute, unless they are written so.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Any text as the content of an element or an attribute. */
export const escapeXml = (text: string): string =>
  text.replace(IMPOSSIBLE, '').replace(/[&<>"'\t\n\r]/g, (character) => ENTITIES[character] ?? '')
