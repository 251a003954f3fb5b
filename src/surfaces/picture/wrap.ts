import { type Lettering, toDrawable, widthOf } from './measure.ts'
import { lineOf } from './runs.ts'
import type { TextLine } from './text.ts'

export interface Room extends Lettering {
  width: number
  lines: number
  /** Whether lines come out about equally long, or each is filled. */
  even: boolean
}

/**
 * A text in at most so many lines of at most such a width, broken where its script breaks lines, else within a word; with an ellipsis
 * where it does not fit.
 */
export function wrap(text: string, room: Room): TextLine[] {
  const pieces = piecesOf(toDrawable(text, room.bold), room)
  const lines = fill(pieces, room, room.width)
  if (lines.length > room.lines) return [...lines.slice(0, room.lines - 1), cut(lines, room)].map(toLine)
  return (room.even ? evenly(pieces, room, lines) : lines).map(toLine)

  function toLine(line: string): TextLine {
    return lineOf(line.trim(), room)
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const words = new Intl.Segmenter('en', { granularity: 'word' })
const splitGraphemes = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment)

/** Parts between which a line may end; none is wider than a line. Trailing spaces belong to a part and take no room at a line's end. */
function piecesOf(text: string, room: Room): string[] {
  const pieces: string[] = []
  for (const { segment, isWordLike = false } of words.segment(text)) {
    const last = pieces.at(-1)
    // What is no word stays with what it follows: a space, a full stop, the dash of a double name.
    if (last !== undefined && (!isWordLike || GLUE.test(last))) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
  }
  return pieces
    .flatMap((piece) => (fitsOn(piece, room) ? [piece] : piece.split(/(?<=\u{a0})/u)))
    .flatMap((piece) => (fitsOn(piece, room) ? [piece] : fill(splitGraphemes(piece), room, room.width)))
}
const fitsOn = (piece: string, room: Room): boolean => widthOf(piece.trimEnd(), room) <= room.width

/** An opening bracket, quote or sign of money belongs to what follows; so does a full stop between digits or letters. */
const GLUE = /[\u{a0}\p{Ps}\p{Pi}\p{Sc}"'.,:’+#@]$|\w&$|(^|[\s(])[-–—/]$/u

function fill(pieces: readonly string[], lettering: Lettering, width: number): string[] {
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf((last + piece).trimEnd(), lettering) <= width)
      lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines
}

/** The last line that there is room for, with an ellipsis in place of all that follows. */
function cut(lines: readonly string[], room: Room): string {
  const rest = splitGraphemes(lines.slice(room.lines - 1).join(''))
  let kept = ''
  for (const grapheme of rest) {
    if (widthOf(`${kept}${grapheme}…`, room) > room.width) break
    kept += grapheme
  }
  return `${kept.trimEnd()}…`
}

/** The narrowest width that takes no more lines. */
function evenly(pieces: readonly string[], room: Room, lines: readonly string[]): string[] {
  if (lines.length < 2) return [...lines]
  let [narrow, wide, best] = [room.width / 2, room.width, [...lines]]
  for (let halving = 0; halving < 6; halving++) {
    const middle = (narrow + wide) / 2
    const tried = fill(pieces, room, middle)
    const fits =
      tried.length <= lines.length && tried.every((line) => widthOf(line.trimEnd(), room) <= middle)
    if (fits) [wide, best] = [middle, tried]
    else narrow = middle
  }
  return best
}
