import { onOneLine, shorten } from '../words/one-line.ts'

/**
 * A text from outside as Mermaid may have it, in quotes or as a title: letters, digits, spaces and harmless signs stay, all others become
 * entity codes. So none ends a label, begins a directive, an icon, a formula or a tag, or is taken for Mermaid's own codes.
 */
export const mermaidText = (text: string, most: number): string =>
  shorten(onOneLine(text), most).replaceAll(SIGNS, (sign) => `#${sign.codePointAt(0)};`)

/** All of ASCII but for letters, digits, space and , - . / ( ) ' and what Mermaid itself writes in place of codes. */
const SIGNS = /[!-&*+:-@[-`{-~ﬂ°¶]/g
