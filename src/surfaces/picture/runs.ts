import { fontOf } from '#fonts'
import { type Lettering, widthOf } from './measure.ts'
import { BASE_FAMILY, type TextLine, type TextRun } from './text.ts'

type Run = Omit<TextRun, 'x' | 'width'>

/**
 * A drawable text as one line of runs, each of one font and direction and at its place. They are drawn one by one, for where a reader's
 * program mixes fonts and directions by itself, nobody knows how wide the whole becomes.
 */
export function lineOf(text: string, lettering: Lettering): TextLine {
  const rightToLeft = READS_LEFTWARD.test(/\p{L}/u.exec(text)?.[0] ?? '')
  const runs = runsOf(text, lettering.bold ?? false, rightToLeft).map((run) => ({
    ...run,
    x: 0,
    width: widthOf(run.text, lettering),
  }))
  let x = 0
  for (const run of inVisualOrder(runs, rightToLeft)) {
    run.x = x
    x += run.width
  }
  return { runs, width: x, rightToLeft }
}

const READS_LEFTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

function runsOf(text: string, bold: boolean, lineReadsLeftward: boolean): Run[] {
  const runs: Run[] = []
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment)
  let alone = false
  letters.forEach((letter, index) => {
    const last = runs.at(-1)
    const next = letters[index + 1]
    const inPhrase = last && /\s/u.test(letter) && next && familyOf(next, bold) === last.family
    const family = inPhrase && !SPACED_WIDE.test(last.family ?? '') ? last.family : familyOf(letter, bold)
    const rightToLeft = leftward(letter, last, letters.slice(index + 1), lineReadsLeftward)
    const joins = last?.family === family && last.rightToLeft === rightToLeft
    if (last && joins && !alone && !COMPOSED.test(letter)) last.text += letter
    else runs.push({ text: letter, family, rightToLeft })
    alone = COMPOSED.test(letter)
  })
  return runs
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Letters that are made of several which each take room: resvg takes them for as wide as the widest, so each needs a place of its own. */
const COMPOSED = /.[\p{Mc}\u{e33}\u{eb3}]|\u{94d}./u

/** Words of one script stay together with their spaces, or their letters would not lean on each other; but emoji have very wide ones. */
const SPACED_WIDE = /Emoji|Symbols/

function familyOf(letter: string, bold: boolean): string | null {
  const family = fontOf(String.fromCodePoint(letter.codePointAt(0) ?? 0), bold)?.family ?? BASE_FAMILY
  return family === BASE_FAMILY ? null : family
}

/** Spaces and signs go with what is around them, and with the line where that differs. */
function leftward(letter: string, before: Run | undefined, after: readonly string[], line: boolean): boolean {
  if (READS_LEFTWARD.test(letter)) return true
  if (/[\p{L}\p{N}]/u.test(letter)) return false
  const next = after.find((other) => /[\p{L}\p{N}]/u.test(other))
  const nextLeftward = next === undefined ? line : READS_LEFTWARD.test(next)
  return (before?.rightToLeft ?? line) === nextLeftward ? nextLeftward : line
}

/** From left to right: stretches that read against the line are turned as a whole. */
function inVisualOrder<T extends Run>(runs: readonly T[], lineReadsLeftward: boolean): T[] {
  const stretches: T[][] = []
  for (const run of runs) {
    const last = stretches.at(-1)
    if (last?.[0]?.rightToLeft === run.rightToLeft) last.push(run)
    else stretches.push([run])
  }
  const turned = stretches.map((stretch) => (stretch[0]?.rightToLeft ? stretch.reverse() : stretch))
  return (lineReadsLeftward ? turned.reverse() : turned).flat()
}
