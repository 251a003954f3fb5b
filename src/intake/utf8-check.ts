import { isUtf8 } from 'node:buffer'

const LF = 10
const NOTHING = Buffer.alloc(0)

/** Checks a stream piece by piece, and knows where it stops being UTF-8. */
export class Utf8Check {
  /** Line and byte within it, both from 1. */
  fault: { line: number; byte: number } | null = null
  private line = 1
  private column = 0
  /** A character of several bytes that the last piece broke off. */
  private begun: Buffer = NOTHING

  take(piece: Buffer): void {
    const bytes = this.begun.length > 0 ? Buffer.concat([this.begun, piece]) : piece
    const whole = bytes.subarray(0, bytes.length - brokenOff(bytes))
    if (!isUtf8(whole)) this.fail(whole)
    this.count(whole)
    this.begun = Buffer.from(bytes.subarray(whole.length))
  }
  end(): void {
    if (this.begun.length > 0) this.fail(this.begun)
  }

  private count(bytes: Buffer): void {
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) this.line++
    const last = bytes.lastIndexOf(LF)
    this.column = last < 0 ? this.column + bytes.length : bytes.length - last - 1
  }
  /** Halves the bytes until the first that is wrong is found. */
  private fail(bytes: Buffer): never {
    let [sound, unsound] = [0, bytes.length]
    while (unsound - sound > 1) {
      const middle = Math.floor((sound + unsound) / 2)
      const part = bytes.subarray(0, middle)
      if (isUtf8(part.subarray(0, middle - brokenOff(part)))) sound = middle
      else unsound = middle
    }
    const before = bytes.subarray(0, sound)
    this.count(before.subarray(0, sound - brokenOff(before)))
    this.fault = { line: this.line, byte: this.column + 1 }
    throw new Error('not UTF-8')
  }
}

/** How many bytes at the end begin a character and do not end it. */
function brokenOff(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}
