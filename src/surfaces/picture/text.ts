/** Text as a picture has it: cut into lines that are measured, and each line into runs of one font. Also for the browser. */

export const BASE_FAMILY = 'Noto Sans'

/** Which font draws a character, and how wide, in parts of the letter size. */
export interface Lettered {
  family: string
  advance: number
}

export interface TextRun {
  text: string
  /** The font that draws it, beside the base one; null for the base font. */
  family: string | null
  /** Where it begins, from the line's left edge, and how wide it is; in the units of the picture. */
  x: number
  width: number
  rightToLeft: boolean
}

export interface TextLine {
  /** As they are read. */
  runs: TextRun[]
  width: number
  /** Whether it begins at its right end. */
  rightToLeft: boolean
}
