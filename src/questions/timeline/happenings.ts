import { firstDay, isPartialDate } from '../../claims/days.ts'
import type { AttributeValue, LinkState, Range } from '../../claims/types.ts'
import type { History } from '../../claims/world.ts'
import { ENDED, FIRST_DAY } from '../../graph/vocabulary.ts'
import { bounds, dated, type Happening, isDoubted, on, turns, type What } from './happening.ts'

/** Everything dated that happened to a tie. `terms` are those of the agreement that a party or coverage belongs to. */
export function happeningsOf(history: History, terms: History | undefined): Happening[] {
  switch (history.type) {
    case 'AGREEMENT':
      return ofAgreement(history)
    case 'INVESTMENT':
      return ofInvestment(history)
    case 'OWNERSHIP':
      return ofOwnership(history)
    case 'PARTY':
    case 'COVERS':
      return ofPart(history, terms)
    default: {
      const { begins, ends } = bounds(history)
      return [...begins, ...ends]
    }
  }
}

const stageIn = (state: LinkState): AttributeValue | undefined => state.attributes['stage']?.value
const CLOSING: readonly unknown[] = ['EXPIRED', 'TERMINATED']

function ofAgreement(history: History): Happening[] {
  const announced = dated(history, 'announcedOn', 'announced')
  const signed = dated(history, 'signedOn', 'signed')
  const starts = dated(history, 'validFrom', 'service starts')
  const fixed = dated(history, 'validTo', 'ends')
  const ends = fixed.length > 0 ? fixed : bounds(history).ends
  return [
    ...announced,
    ...signed,
    ...starts,
    ...stages(history, [
      ['SIGNED', signed],
      ['EFFECTIVE', starts],
    ]),
    ...['value', 'megawatts', 'accelerators'].flatMap((name) => turns(history, name, 'terms change')),
    // What was broken off before does not run out on the day once agreed.
    ...ends.filter(
      ({ done }) =>
        !history.periods.some(({ from, state }) => from <= done && CLOSING.includes(stageIn(state))),
    ),
  ]
}

/** Changes of stage; the first is told with the announcement, unless it is an end. What a date of its own tells is not told twice. */
function stages(
  history: History,
  told: readonly (readonly [stage: string, by: readonly Happening[]])[],
): Happening[] {
  const found = turns(history, 'stage', 'stage', { first: true })
  const [first] = history.periods
  const stage = first?.state.attributes['stage']
  if (first && first.from > FIRST_DAY && stage && ENDED.some((ended) => ended === stage.value))
    found.push(...on(history, 'stage', first.from, first, stage))
  return found.filter(
    ({ state, done }) =>
      !told.some(([name, by]) => name === stageIn(state) && by.some((one) => one.done === done)),
  )
}

function ofInvestment(history: History): Happening[] {
  const what: What = history.key === 'CUMULATIVE' ? 'total invested' : 'invests'
  const made = ofKey(history, what)
  const byDate = made.length > 0 ? made : dated(history, 'on', what)
  const { begins, ends } = bounds(history)
  const first = byDate.length > 0 ? byDate : begins.slice(0, 1).map((begin) => ({ ...begin, what }))
  return [
    ...first,
    ...turns(history, 'stage', 'stage', { first: true }),
    ...turns(history, 'amount', 'terms change'),
    ...ends,
  ]
}

/** An investment without a round is told apart by its date, which every claim that supports it tells. */
function ofKey(history: History, what: What): Happening[] {
  const { key, periods, claims } = history
  const [surest] = [...periods].sort((a, b) => b.state.confidence - a.state.confidence)
  if (key === null || !isPartialDate(key) || !surest) return []
  const ids = new Set(periods.flatMap(({ state }) => state.claims))
  return [
    {
      history,
      what,
      which: null,
      on: key,
      done: firstDay(key),
      claims: claims
        .filter(({ id, supports }) => supports && ids.has(id))
        .map(({ id }) => id)
        .sort(),
      confidence: surest.state.confidence,
      status: surest.state.status,
      disputed: periods.some((period) => isDoubted(history, period)),
      state: surest.state,
      before: null,
    },
  ]
}

function ofOwnership(history: History): Happening[] {
  const { begins, ends } = bounds(history)
  return [
    ...begins.map((begin) => ({ ...begin, what: beginning(begin.state) })),
    ...['share', 'votes', 'controls'].flatMap((name) => turns(history, name, 'terms change')),
    ...ends,
  ]
}

function beginning({ attributes }: LinkState): What {
  if (((attributes['share']?.value as Range | undefined)?.min ?? 0) >= 1) return 'acquires'
  return attributes['controls']?.value === true ? 'takes control' : 'begins'
}

/** A part of an agreement comes and goes with it; only what joins later or leaves earlier is told. */
function ofPart(history: History, terms: History | undefined): Happening[] {
  const { begins, ends } = bounds(history)
  const whole = terms ? bounds(terms) : { begins: [], ends: [] }
  const apart = (own: readonly Happening[], others: readonly Happening[]) =>
    own.filter(({ done }) => !others.some((other) => other.done === done))
  return [...apart(begins, whole.begins), ...apart(ends, whole.ends)]
}
