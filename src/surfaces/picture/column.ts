import type { PlacedText } from './picture.ts'
import { wrap } from './wrap.ts'

export interface Style {
  size: number
  lines: number
  bold?: boolean
  muted?: boolean
}

/** Text from top to bottom between two edges; what reads from right to left begins at the right one. */
export class Column {
  readonly texts: PlacedText[] = []
  y: number
  readonly #left: number
  readonly #width: number

  constructor({ left, top, width }: { left: number; top: number; width: number }) {
    this.#left = left
    this.#width = width
    this.y = top
  }

  skip(height: number): void {
    this.y += height
  }

  write(text: string, { size, lines, bold = false, muted = false }: Style): void {
    for (const line of wrap(text, { size, bold, width: this.#width, lines, even: false })) {
      this.y += size * 1.4
      const [x, anchor] = line.rightToLeft
        ? [this.#left + this.#width, 'end' as const]
        : [this.#left, 'start' as const]
      this.texts.push({ line, size, bold, tone: muted ? 'muted' : 'ink', anchor, x, y: this.y - size * 0.3 })
    }
  }
}
