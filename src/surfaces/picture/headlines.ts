import { sayConfidence } from '../../words/say-confidence.ts'
import type { Exhibit, ShownFinding } from '../exhibit.ts'
import { notesOf } from '../reach.ts'
import { unbroken } from './boxes.ts'
import { Column } from './column.ts'
import type { PlacedText } from './picture.ts'

const MOST = 8
const SIZE = 12.5
const NUMBER = 24
const GAP = 28
/** From this width on there is room for two columns. */
const TWO_COLUMNS = 980

/** The first findings in words, numbered, so that the picture can stand alone; none where the summary says all. */
export function headlinesOf(
  { findings, totalFindings, summary }: Exhibit,
  { x, y, width, height }: { x: number; y: number; width: number; height: number | null },
): { texts: PlacedText[]; bottom: number } {
  if (findings.length < 2 && findings.every(({ headline }) => summary.includes(headline)))
    return { texts: [], bottom: 0 }
  const room = { left: x, top: y, width }
  const written = height === null ? writeShort(findings, room) : [writeSome(findings, room, y + height)]
  const shown = written.reduce((sum, column) => sum + column.count, 0)
  const last = new Column({ left: x + NUMBER, top: Math.max(...written.map((column) => column.y)), width })
  const rest = totalFindings - shown
  if (rest > 0)
    last.write(`+ ${rest} more ${rest === 1 ? 'finding' : 'findings'}`, { size: SIZE, lines: 1, muted: true })
  return { texts: [...written, last].flatMap(({ texts }) => texts), bottom: last.y }
}

interface Room {
  left: number
  top: number
  width: number
}
interface Written {
  texts: PlacedText[]
  y: number
  count: number
}

/** The first few, in two columns where there is room. */
function writeShort(findings: readonly ShownFinding[], { left, top, width }: Room): Written[] {
  const shown = findings.slice(0, findings.length === MOST + 1 ? MOST + 1 : MOST)
  const columns = width >= TWO_COLUMNS && shown.length > 3 ? 2 : 1
  const each = Math.ceil(shown.length / columns)
  const wide = (width - GAP * (columns - 1)) / columns
  return Array.from({ length: columns }, (_, column) =>
    writeSome(
      shown.slice(0, (column + 1) * each),
      { left: left + column * (wide + GAP), top, width: wide },
      Infinity,
      column * each,
    ),
  )
}

/** As many as there is room for above a line, from a certain one on. */
function writeSome(
  findings: readonly ShownFinding[],
  { left, top, width }: Room,
  bottom: number,
  from = 0,
): Written {
  const column = new Column({ left: left + NUMBER, top, width: width - NUMBER })
  const numbers = new Column({ left, top, width: NUMBER })
  let count = 0
  for (const finding of findings.slice(from)) {
    if (column.y > bottom - 4 * SIZE) break
    count++
    numbers.y = column.y
    numbers.write(`${from + count}.`, { size: SIZE, lines: 1, muted: true })
    column.write(unbroken(say(finding)), { size: SIZE, lines: 3 })
    column.skip(4)
  }
  return { texts: [...column.texts, ...numbers.texts], y: column.y, count }
}

const say = (finding: ShownFinding): string =>
  [finding.headline.replace(/\.$/, ''), sayConfidence(finding.confidence), ...notesOf(finding)].join(' · ')
