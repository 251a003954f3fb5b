import { csvRow } from '../words/csv-cell.ts'
import type { Exhibit, ShownClaim, ShownFinding } from './exhibit.ts'
import { httpUrl } from './http-url.ts'
import { type Cell, columnsOf, flattenOwn } from './own-fields.ts'
import { sayLink } from './say-link.ts'

/** Excel takes a file for UTF-8 only where this stands before it. */
const BYTE_ORDER_MARK = '\u{feff}'

/**
 * A row for each finding, as RFC 4180 has it. What holds for the whole answer is repeated in each row, since a row above or below the
 * table would break it for whoever sorts or counts; where nothing was found one row, numbered 0, tells that.
 */
export function writeCsv(exhibit: Exhibit): string {
  const { findings } = exhibit
  const own = findings.map((finding) => flattenOwn(finding.own, exhibit))
  const ownNames = columnsOf(own)
  const whole = aboutAnswer(exhibit)
  const rows = findings.map((finding, at) => [
    ...aboutFinding(finding, at + 1),
    ...ownNames.map((name) => own[at]?.get(name) ?? null),
    ...reasons(finding, exhibit),
    ...whole.values(),
  ])
  if (rows.length === 0)
    rows.push([
      0,
      exhibit.summary,
      ...FIRST.slice(2).map(() => null),
      ...LAST.map(() => null),
      ...whole.values(),
    ])
  const header = [...FIRST, ...ownNames, ...LAST, ...whole.keys()]
  return BYTE_ORDER_MARK + [header, ...rows.map((row) => row.map(withinCell))].map(csvRow).join('')
}

/** A cell of Excel holds 32 767 letters, and what is longer would run over into the next row. */
const MOST_LETTERS = 32_000
const withinCell = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.length > MOST_LETTERS ? `${cell.slice(0, MOST_LETTERS)}…` : cell

const FIRST = ['number', 'headline', 'confidence', 'disputed', 'prospective', 'qualifiers']
const aboutFinding = (finding: ShownFinding, number: number): Cell[] => [
  number,
  finding.headline,
  finding.confidence,
  finding.disputed,
  finding.prospective,
  finding.qualifiers.join('; '),
]

const LAST = ['ways', 'weakestLink', 'sources']
const reasons = ({ explanation, weakestLink, evidence }: ShownFinding, exhibit: Exhibit): Cell[] => {
  const weakest = exhibit.links.get(weakestLink ?? '')
  return [
    explanation.map(({ sentence }) => sentence).join(BETWEEN),
    weakest ? sayLink(weakest, exhibit) : null,
    saySources(evidence.flatMap((id) => exhibit.claims.get(id) ?? [])),
  ]
}
/** Sentences and titles have commas and semicolons of their own. */
const BETWEEN = ' | '

function aboutAnswer(exhibit: Exhibit): Map<string, Cell> {
  const { validAt, knownAt, totalFindings, truncated, leftOut, notes = [], own } = exhibit
  const extra = [...flattenOwn(own, exhibit)].map(([name, cell]) => [`answer.${name}`, cell] as const)
  return new Map<string, Cell>([
    ...extra,
    ['validAt', validAt],
    ['knownAt', knownAt],
    ['totalFindings', totalFindings],
    ['truncated', truncated],
    ['leftOut', leftOut.length],
    ['notes', notes.join(BETWEEN)],
  ])
}

/** Each source once, with every place in it: publisher, title, date, address, where. */
function saySources(claims: readonly ShownClaim[]): string {
  const places = new Map<string, Set<string>>()
  for (const { source, locator } of claims) {
    const { id, publisher, title, publishedOn, url } = source
    const key = [title === null && publisher === null ? id : publisher, title, publishedOn, httpUrl(url)]
      .filter((part) => part !== null)
      .join(', ')
    const known = places.get(key) ?? new Set()
    if (locator !== null) known.add(locator)
    places.set(key, known)
  }
  return [...places].map(([source, where]) => [source, ...where].join(', ')).join(BETWEEN)
}
