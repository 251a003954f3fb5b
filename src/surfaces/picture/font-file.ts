import { readFileSync } from 'node:fs'

/** What is needed of a TrueType font to know how wide a text will be. */
export interface FontFile {
  /** How wide the character is, in parts of the letter size; null where the font cannot draw it. */
  advance(codePoint: number): number | null
}

/** Reads the tables `cmap`, `hmtx`, `hhea` and `head` of a .ttf file; see the OpenType specification for their layout. */
export function readFont(path: string): FontFile {
  const bytes = readFileSync(path)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = tablesOf(view)
  const unitsPerEm = view.getUint16(tables('head') + 18)
  const metrics = view.getUint16(tables('hhea') + 34)
  const hmtx = tables('hmtx')
  const glyphOf = readCharacterMap(view, tables('cmap'))
  return {
    advance: (codePoint) => {
      const glyph = glyphOf(codePoint)
      return glyph === 0 ? null : view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm
    },
  }
}

function tablesOf(view: DataView): (tag: string) => number {
  const offsets = new Map<string, number>()
  for (let entry = 0; entry < view.getUint16(4); entry++) {
    const at = 12 + 16 * entry
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)))
    offsets.set(tag, view.getUint32(at + 8))
  }
  return (tag) => {
    const offset = offsets.get(tag)
    if (offset === undefined) throw new Error(`The font has no table ${tag}.`)
    return offset
  }
}

type GlyphOf = (codePoint: number) => number

/** The map of all Unicode (format 12) where there is one, else that of its first plane (format 4). */
function readCharacterMap(view: DataView, cmap: number): GlyphOf {
  const maps = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, entry) => cmap + view.getUint32(cmap + 4 + 8 * entry + 4),
  )
  const withFormat = (format: number): number | undefined => maps.find((at) => view.getUint16(at) === format)
  const whole = withFormat(12)
  if (whole !== undefined) return mapOfGroups(view, whole)
  const plane = withFormat(4)
  if (plane === undefined) throw new Error('The font has no map of Unicode characters.')
  return mapOfSegments(view, plane)
}

function mapOfGroups(view: DataView, at: number): GlyphOf {
  const groups = view.getUint32(at + 12)
  return (codePoint) => {
    const found = firstFrom(groups, (group) => view.getUint32(at + 16 + 12 * group + 4) >= codePoint)
    if (found === groups) return 0
    const start = view.getUint32(at + 16 + 12 * found)
    return codePoint < start ? 0 : view.getUint32(at + 16 + 12 * found + 8) + codePoint - start
  }
}

function mapOfSegments(view: DataView, at: number): GlyphOf {
  const doubled = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const ranges = deltas + doubled
  return (codePoint) => {
    const segment = 2 * firstFrom(doubled / 2, (each) => view.getUint16(ends + 2 * each) >= codePoint)
    if (segment >= doubled || codePoint < view.getUint16(starts + segment)) return 0
    const delta = view.getUint16(deltas + segment)
    const range = view.getUint16(ranges + segment)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = view.getUint16(
      ranges + segment + range + 2 * (codePoint - view.getUint16(starts + segment)),
    )
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
}

/** The first index for which it holds, where it holds for all that follow; the length where it holds for none. */
function firstFrom(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
