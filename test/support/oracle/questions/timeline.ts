/**
 * What happened, in order, from docs/questions.md. Readings:
 *  1. Whose agreements: those that it is party to, or that cover it, on some day, by claims in scope.
 *  2. What an attribute dates is told by every claim that states the attribute on some day; disputed if it, or the whole tie, is on
 *     one of these days.
 *  3. What happens on a day on which days of claims meet is told by the claims that wrote this day and say what is so from then on.
 *  4. A stage that is first stated when the tie is already there is a change; the first stage of all only where it is an end.
 */
import type { Lens } from '../../../../src/claims/lens.ts'
import type { AttributeValue, Day, PartialDate } from '../../../../src/claims/types.ts'
import { ENDED, PROSPECTIVE } from '../../../../src/graph/vocabulary.ts'
import { begun, type Course, courseOf, held, over, runsOf } from '../course.ts'
import { endDay, firstDay } from '../days.ts'
import { tiesOf } from '../ties.ts'
import { type ClaimGraph, preferredIn, seenIn } from '../world.ts'
import { begins, dated, ends, type Happening, made, turns } from './timeline-events.ts'

export interface TimelineParams {
  of: string
  from?: Day | null
  to?: Day | null
}
export interface TimelineEvent {
  tie: string
  what: string
  which: string
  on: PartialDate
  confidence: number
  disputed: boolean
  prospective: boolean
  evidence: readonly string[]
  /** Keys of the links to draw: the tie, and who has part in the agreement. */
  links: readonly string[]
}

/** In the order of one date: what leads to the other. */
const ORDER = [
  'announced',
  'signed',
  'invests',
  'total invested',
  'acquires',
  'takes control',
  'begins',
  'service starts',
  'stage',
  'terms change',
  'ends',
]

export function timeline(graph: ClaimGraph, { of, from, to }: TimelineParams, lens: Lens): TimelineEvent[] {
  const claims = seenIn(graph, lens)
  const ties = tiesOf(claims)
  // What may matter: its own ties, and all of the agreements that any of these are parts of.
  const agreements = ties
    .filter((tie) => tie.from === of || tie.to === of)
    .map((tie) => agreementOf(tie) ?? tie.from)
  const courses = ties
    .filter((tie) => tie.from === of || tie.to === of || agreements.includes(agreementOf(tie) ?? tie.from))
    .map((tie) => courseOf(tie, preferredIn(claims, lens)))
  const there = courses.filter((course) => held(course).length > 0)
  const partsOf = (agreement: string): Course[] => there.filter(({ tie }) => agreementOf(tie) === agreement)
  const touches = ({ tie }: Course): boolean => tie.from === of || tie.to === of
  return there
    .filter(
      (course) =>
        touches(course) || (course.tie.type === 'AGREEMENT' && partsOf(course.tie.from).some(touches)),
    )
    .flatMap((course) => {
      const parts = course.tie.type === 'AGREEMENT' ? partsOf(course.tie.from) : []
      const drawn = parts.filter((part) => part.tie.type === 'PARTY' || touches(part))
      const terms = there.find(({ tie }) => tie.type === 'AGREEMENT' && tie.from === agreementOf(course.tie))
      return happeningsOf(course, terms).map(
        (it): TimelineEvent => ({
          tie: course.tie.id,
          what: it.what,
          which: it.which,
          on: it.on,
          confidence: it.confidence,
          disputed: it.disputed,
          prospective: isToCome(course, it, lens.validAt),
          evidence: it.claims,
          links: [course, ...drawn].map(({ tie }) => tie.id).sort(),
        }),
      )
    })
    .filter(({ on }) => !from || (on.length === 10 ? on >= from : endDay(on) > from))
    .filter(({ on }) => !to || firstDay(on) < to)
    .filter(({ confidence }) => lens.minConfidence === null || confidence >= lens.minConfidence)
    .sort(
      (a, b) =>
        compare(firstDay(a.on), firstDay(b.on)) ||
        a.on.length - b.on.length ||
        ORDER.indexOf(a.what) - ORDER.indexOf(b.what),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const agreementOf = ({ type, from, to }: Course['tie']): string | null =>
  type === 'PARTY' ? to : type === 'COVERS' ? from : null

/** Not yet on the day; or the service or the end of what is only proposed then. */
function isToCome(course: Course, { what, done }: Happening, day: Day): boolean {
  const now = course.stretches.find((each) => each.from <= day && day < each.to)
  const stage = now?.state?.attributes['stage']?.value
  const proposed = PROSPECTIVE.some((each) => each === stage)
  return done > day || (proposed && ['service starts', 'ends'].includes(what))
}

function happeningsOf(course: Course, terms: Course | undefined): Happening[] {
  const { type, key } = course.tie
  const runs = runsOf(course)
  const change = (name: string): Happening[] => turns(course, name, 'terms change')
  switch (type) {
    case 'AGREEMENT':
      return ofAgreement(course)
    case 'INVESTMENT': {
      const what = key === 'CUMULATIVE' ? 'total invested' : 'invests'
      const byDate =
        key !== null && /^\d{4}(-\d\d){0,2}$/.test(key) ? made(course, key, what) : dated(course, 'on', what)
      const [first] = runs.filter(begun)
      const beginning = first === undefined ? [] : begins(course, first, what)
      return [
        ...(byDate.length > 0 ? byDate : beginning),
        ...turns(course, 'stage', 'stage', true),
        ...change('amount'),
        ...runs.filter(over).flatMap((run) => ends(course, run)),
      ]
    }
    case 'OWNERSHIP':
      return [
        ...runs
          .filter(begun)
          .flatMap((run) => begins(course, run, beginningOf(run.first.state?.attributes ?? {}))),
        ...['share', 'votes', 'controls'].flatMap(change),
        ...runs.filter(over).flatMap((run) => ends(course, run)),
      ]
    default: {
      // A part of an agreement comes and goes with it.
      const whole = terms === undefined ? [] : runsOf(terms)
      return [
        ...runs
          .filter((run) => begun(run) && !whole.some((each) => each.from === run.from))
          .flatMap((run) => begins(course, run, 'begins')),
        ...runs
          .filter((run) => over(run) && !whole.some((each) => each.to === run.to))
          .flatMap((run) => ends(course, run)),
      ]
    }
  }
}

function beginningOf(attributes: { [name: string]: { value: AttributeValue } }): string {
  const share = attributes['share']?.value
  const all = typeof share === 'object' && 'min' in share && share.min !== null && share.min >= 1
  return all ? 'acquires' : attributes['controls']?.value === true ? 'takes control' : 'begins'
}

function ofAgreement(course: Course): Happening[] {
  const [signed, starts] = [dated(course, 'signedOn', 'signed'), dated(course, 'validFrom', 'service starts')]
  const agreed = dated(course, 'validTo', 'ends')
  const last =
    agreed.length > 0
      ? agreed
      : runsOf(course)
          .filter(over)
          .flatMap((run) => ends(course, run))
  const stageOf = ({ state }: (typeof course.stretches)[number]): unknown => state?.attributes['stage']?.value
  const stages = [...turns(course, 'stage', 'stage', true), ...firstEnding(course)].filter(({ done }) => {
    const stage = stageOf(held(course).find((each) => each.from === done) ?? NOWHERE)
    const told = stage === 'SIGNED' ? signed : stage === 'EFFECTIVE' ? starts : []
    return !told.some((each) => each.done === done)
  })
  return [
    ...dated(course, 'announcedOn', 'announced'),
    ...signed,
    ...starts,
    ...stages,
    ...['value', 'megawatts', 'accelerators'].flatMap((name) => turns(course, name, 'terms change')),
    ...last.filter(
      ({ done }) =>
        !course.stretches.some(
          (each) => each.from <= done && ['EXPIRED', 'TERMINATED'].some((stage) => stage === stageOf(each)),
        ),
    ),
  ]
}
const NOWHERE = { from: '', to: '', state: null, doubted: false }

/** What is known first of all of an agreement is that it was over, from a day on. */
function firstEnding(course: Course): Happening[] {
  const [run] = runsOf(course)
  const stage = run?.first.state?.attributes['stage']
  if (run === undefined || stage === undefined || !begun(run)) return []
  return ENDED.some((ended) => ended === stage.value)
    ? begins(course, run, 'stage', stage.claims, stage.disputed)
    : []
}
