import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { ShownFinding } from '../exhibit.ts'
import { sayField, sayValue } from '../values.ts'
import { sayBlamed } from './causes.ts'
import { blame, reasonsOf, sayWeakest, UNTOLD, type Way } from './reasons.ts'
import type { Side } from './side.ts'

/** What is otherwise in an answer than in an earlier one to the same question, with why. Plain data. */
export interface Comparison {
  /** The earlier scope, in words. */
  against: string
  came: OneSided[]
  went: OneSided[]
  changed: ChangedFinding[]
  same: number
  /** Figures of the answer itself. */
  figures: Difference[]
  /** Findings of which it is not known whether the other answer has them, for not all of it could be had. */
  notCompared: number
}
export interface OneSided {
  id: string
  headline: string
  confidence: number
  reasons: string[]
}
export interface ChangedFinding {
  id: string
  headline: string
  /** Whether it is surer than before (1), less sure (-1) or as sure (0). */
  surer: -1 | 0 | 1
  differences: Difference[]
  reasons: string[]
}
export interface Difference {
  what: string
  was: string
  is: string
}

export function compareExhibits(before: Side, after: Side, against: string): Comparison {
  const [left, right] = [before, after].map(({ exhibit }) => byId(exhibit.findings))
  const gone = before.exhibit.findings.filter(({ id }) => !right?.has(id))
  const fresh = after.exhibit.findings.filter(({ id }) => !left?.has(id))
  const both = after.exhibit.findings.flatMap((is): [ShownFinding, ShownFinding][] => {
    const was = left?.get(is.id)
    return was ? [[was, is]] : []
  })
  const changed = both.flatMap(([was, is]) => changeOf(was, is, before, after) ?? [])
  const [wentKnown, cameKnown] = [isWhole(after), isWhole(before)]
  return {
    against,
    went: wentKnown ? gone.map((finding) => oneSided(finding, before, after)) : [],
    came: cameKnown ? fresh.map((finding) => oneSided(finding, after, before)) : [],
    changed,
    same: both.length - changed.length,
    figures: differencesOf(before.exhibit.own, after.exhibit.own),
    notCompared: (wentKnown ? 0 : gone.length) + (cameKnown ? 0 : fresh.length),
  }
}

/** What has to be looked up on the other side before it can be told why: links and agreements of ways that only one side has. */
export function inQuestion(here: Side, there: Side): { things: string[]; claims: string[] } {
  const other = byId(there.exhibit.findings)
  const ways = here.exhibit.findings.flatMap((finding) => {
    const same = other.get(finding.id)
    return same ? lostWays(finding, same) : finding.explanation
  })
  const { links, entities } = there.exhibit
  const agreements = ways
    .flatMap((way) => way.entities)
    .filter((id) => here.exhibit.entities.get(id)?.kind === 'AGREEMENT' && !entities.has(id))
  const missing = ways.flatMap((way) => way.links).filter((id) => !links.has(id))
  return {
    things: [...new Set([...missing, ...agreements])],
    claims: [...new Set(missing.flatMap((id) => here.exhibit.links.get(id)?.evidence ?? []))],
  }
}

const byId = (findings: readonly ShownFinding[]): Map<string, ShownFinding> =>
  new Map(findings.map((finding) => [finding.id, finding]))
const isWhole = ({ exhibit }: Side): boolean => exhibit.findings.length >= exhibit.totalFindings

const oneSided = (finding: ShownFinding, here: Side, there: Side): OneSided => ({
  id: finding.id,
  headline: finding.headline,
  confidence: finding.confidence,
  reasons: reasonsOf(finding, finding.explanation, here, there),
})

function changeOf(was: ShownFinding, is: ShownFinding, before: Side, after: Side): ChangedFinding | null {
  const [wasSure, isSure] = [was, is].map(({ confidence }) => sayConfidence(confidence))
  const lost = blame(without(was.evidence, is.evidence), before, after)
  const won = blame(without(is.evidence, was.evidence), after, before)
  const [fewer, more] = [lostWays(was, is), lostWays(is, was)]
  const differences = [
    ...different('Headline', was.headline, is.headline),
    ...different('Confidence', wasSure ?? '', isSure ?? ''),
    ...different('Disputed', sayYes(was.disputed), sayYes(is.disputed)),
    ...different('Still to come', sayYes(was.prospective), sayYes(is.prospective)),
    ...different('Notes', sayNotes(was), sayNotes(is)),
    ...differencesOf(was.own, is.own),
    ...different('Ways', String(was.explanation.length), String(is.explanation.length)),
  ]
  if (differences.length + fewer.length + more.length + lost.length + won.length === 0) return null
  const reasons = [
    ...(lost.length > 0 ? [`No longer behind it: ${sayBlamed(lost)}.`] : []),
    ...(won.length > 0 ? [`Behind it now: ${sayBlamed(won)}.`] : []),
    ...(fewer.length > 0 ? known(reasonsOf(was, fewer, before, after)) : []),
    ...(more.length > 0 ? known(reasonsOf(is, more, after, before)) : []),
    ...(wasSure === isSure ? [] : [sayWeakest(is, after)]),
  ].filter((reason) => reason !== null)
  const surer = wasSure === isSure ? 0 : is.confidence > was.confidence ? 1 : -1
  return {
    id: is.id,
    headline: is.headline,
    surer,
    differences,
    reasons: reasons.length === 0 ? [UNTOLD] : [...new Set(reasons)],
  }
}

const known = (reasons: readonly string[]): string[] => reasons.filter((reason) => reason !== UNTOLD)
const without = (ids: readonly string[], others: readonly string[]): string[] =>
  ids.filter((id) => !others.includes(id))

/** Ways of one finding that the other does not have, by what they walk through: their sentences may tell the same otherwise. */
function lostWays(finding: ShownFinding, other: ShownFinding): Way[] {
  const keyOf = (way: Way): string => JSON.stringify([way.links, way.entities])
  const there = new Set(other.explanation.map(keyOf))
  return finding.explanation.filter((way) => !there.has(keyOf(way)))
}

/** Fields of a question, as they are said. */
function differencesOf(was: ShownFinding['own'], is: ShownFinding['own']): Difference[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names.flatMap((name) => {
    const [left, right] = [was, is].map((own) => sayValue(own[name]))
    return different(sayField(name), left ?? '', right ?? '')
  })
}

const different = (what: string, was: string, is: string): Difference[] =>
  was === is ? [] : [{ what, was, is }]
const sayYes = (value: boolean): string => (value ? 'yes' : 'no')
const sayNotes = ({ qualifiers }: ShownFinding): string => qualifiers.map(sayConstant).join(', ')
