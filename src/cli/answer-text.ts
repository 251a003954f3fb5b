import { sayConfidence } from '../words/say-confidence.ts'
import { plain } from './output.ts'
import { inWords, makeTable, type Plain } from './table.ts'
import { item, wrap } from './text.ts'

interface Answer extends Plain {
  summary?: string
  findings: Plain[]
}

/** Answers are known by their findings, whichever of their other fields a saved query selects. */
export const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'findings' in value && Array.isArray(value.findings)

/** An answer in the order in which it is read: what, which, why, from where, what not. Shows what was selected of it. */
export function renderAnswer(answer: Answer, width: number): string {
  const parts = [
    answer.summary === undefined ? [] : wrap(plain(answer.summary), width),
    findings(answer, width),
    reasons(answer, width),
    sources(answer, width),
    leftOut(answer, width),
    counts(answer, width),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

/** Fields that every finding has; the rest are the question's own. */
const COMMON = new Set([
  'id',
  'headline',
  'confidence',
  'weakestLink',
  'disputed',
  'prospective',
  'qualifiers',
  'explanation',
  'subgraph',
  'evidence',
  '__typename',
])

function findings(answer: Answer, width: number): string[] {
  if (answer.findings.length === 0) return []
  const hasConfidence = answer.findings.some((finding) => typeof finding['confidence'] === 'number')
  const rows = answer.findings.map((finding, i) => [
    String(i + 1),
    inWords(finding['headline'] ?? finding['id']),
    ...(hasConfidence
      ? [typeof finding['confidence'] === 'number' ? sayConfidence(finding['confidence']) : '']
      : []),
    notes(finding),
  ])
  return [makeTable(['#', 'Finding', ...(hasConfidence ? ['Confidence'] : []), 'Notes'], rows, width)]
}

/** What a reader must know of a finding beside its sentence, and its own values that are one word. */
function notes(finding: Plain): string {
  const words = Array.isArray(finding['qualifiers'])
    ? finding['qualifiers'].map((word) => String(word).toLowerCase())
    : []
  if (finding['disputed'] === true) words.push('disputed')
  if (finding['prospective'] === true) words.push('prospective')
  for (const [field, value] of Object.entries(finding)) {
    if (COMMON.has(field)) continue
    if (value === true) words.push(field)
    else if (typeof value === 'string' || typeof value === 'number') words.push(`${field} ${inWords(value)}`)
    else if (typeof value === 'object' && value !== null && 'min' in value)
      words.push(`${field} ${inWords(value)}`)
  }
  return words.map((word) => word.replaceAll('_', ' ')).join(', ')
}

/** Two sides with four deals each are sixteen ways: the first say what there is to say. */
const MOST_WAYS = 3

function reasons(answer: Answer, width: number): string[] {
  const lines = answer.findings.flatMap((finding, i) => {
    const ways = listOf(finding['explanation']).flatMap((way) =>
      typeof way['sentence'] === 'string' ? [plain(way['sentence'])] : [],
    )
    const number = `${i + 1}.`.padEnd(4)
    const more = ways.length - MOST_WAYS
    const told = ways.slice(0, MOST_WAYS)
    // One more takes no more room than to say so.
    if (more === 1) told.push(...ways.slice(MOST_WAYS))
    else if (more > 1) told.push(`… and ${more} more ways (--format json tells all).`)
    return told.map((way, j) =>
      item(`${j === 0 ? number : '    '}${ways.length > 1 ? '– ' : ''}`, way, width),
    )
  })
  return lines.length === 0 ? [] : ['Why', ...lines]
}

/** Every source once, with the places in it that the answer rests on. */
function sources(answer: Answer, width: number): string[] {
  const claims = [
    ...listOf(answer['evidence']),
    ...answer.findings.flatMap((finding) => listOf(finding['evidence'])),
  ]
  const places = new Map<string, Set<string>>()
  for (const claim of claims) {
    const source = sourceInWords(claim['source'])
    if (source === null) continue
    const known = places.get(source) ?? new Set()
    if (typeof claim['locator'] === 'string') known.add(plain(claim['locator']))
    places.set(source, known)
  }
  if (places.size === 0) return []
  const lines = [...places].map(([source, at]) =>
    item('  • ', at.size > 0 ? `${source} (${placesInWords(at)})` : source, width),
  )
  return ['Sources', ...lines]
}

function sourceInWords(source: unknown): string | null {
  if (typeof source !== 'object' || source === null) return null
  const { publisher, title, publishedOn, url, id } = source as Plain
  const named = [publisher, title, publishedOn, url].map(inWords).filter((part) => part !== '')
  return named.length > 0 ? named.join(' · ') : `${inWords(id)} (no title, publisher or date known)`
}

/** paragraph 1, paragraph 2, paragraph 3, title → paragraphs 1–3, title. */
function placesInWords(places: ReadonlySet<string>): string {
  const numbers: number[] = []
  const others: string[] = []
  for (const place of places) {
    const number = /^paragraph (\d+)$/.exec(place)?.[1]
    if (number === undefined) others.push(place)
    else numbers.push(Number(number))
  }
  const runs: [number, number][] = []
  for (const n of numbers.sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && n === last[1] + 1) last[1] = n
    else runs.push([n, n])
  }
  const shown = runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
  const paragraphs = numbers.length === 0 ? [] : [`paragraph${numbers.length > 1 ? 's' : ''} ${shown}`]
  return [...paragraphs, ...others.sort()].join(', ')
}

/** Claims that were left out for one reason are told together. */
function leftOut(answer: Answer, width: number): string[] {
  const reasons = new Map<string, { claims: number; from: Set<string> }>()
  for (const { claim, reason } of listOf(answer['leftOut'])) {
    const group = reasons.get(inWords(reason)) ?? { claims: 0, from: new Set() }
    const source = sourceInWords((claim as Plain | null)?.['source'])
    group.claims++
    // Where a saved query asks for no source, the number of claims is what can be told.
    if (source !== null) group.from.add(source)
    reasons.set(inWords(reason), group)
  }
  if (reasons.size === 0) return []
  const lines = [...reasons].map(([reason, { claims, from }]) => {
    const sources = from.size === 0 ? '' : ` of ${[...from].join('; ')}`
    return item('  • ', `${reason} ${claims === 1 ? 'One claim' : `${claims} claims`}${sources}.`, width)
  })
  return ['Left out', ...lines]
}

function counts(answer: Answer, width: number): string[] {
  const shown = answer.findings.length
  const total = typeof answer['totalFindings'] === 'number' ? answer['totalFindings'] : shown
  const parts = [
    total > shown ? `${shown} of ${total} findings` : `${total} ${total === 1 ? 'finding' : 'findings'}`,
  ]
  if (typeof answer['explored'] === 'number')
    parts.push(`${answer['explored'].toLocaleString('en')} links looked at`)
  if (typeof answer['validAt'] === 'string') parts.push(`as of ${plain(answer['validAt'])}`)
  if (typeof answer['knownAt'] === 'string') parts.push(`as known at ${plain(answer['knownAt'])}`)
  const lines = wrap(`${parts.join(', ')}.`, width)
  if (answer['truncated'] === true)
    lines.push(...wrap('A bound cut the search short: there may be more than this.', width))
  if (total > shown && typeof answer['endCursor'] === 'string')
    lines.push(`The next ones: --after ${plain(answer['endCursor'])}`)
  return lines
}

const listOf = (value: unknown): Plain[] => (Array.isArray(value) ? (value as Plain[]) : [])
