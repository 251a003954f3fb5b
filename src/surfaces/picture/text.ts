/** Text as a picture has it: cut into lines that are measured, and each line into runs of one font. Also for the browser. */

export const BASE_FAMILY = 'Noto Sans'

export interface TextRun {
  text: string
  /** The font that draws it, beside the base one; null for the base font. */
  family: string | null
}

export interface TextLine {
  runs: TextRun[]
  /** In the units of the picture. */
  width: number
  /** Whether it reads from right to left. */
  rightToLeft: boolean
}
