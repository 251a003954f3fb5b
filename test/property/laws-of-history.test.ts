/** The laws for timeline, disputes and changes, as far as they are laws of these. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disputes as disputesRoom } from '../../src/questions/disputes/disputes.ts'
import { timeline as timelineRoom } from '../../src/questions/timeline/timeline.ts'
import { changesParams, disputeParams, NOW, timelineParams } from '../support/arbitraries/history-params.ts'
import { recordedGraphs } from '../support/arbitraries/record.ts'
import { type DisputesParams, disputes } from '../support/oracle/questions/disputes.ts'
import { type TimelineParams, timeline } from '../support/oracle/questions/timeline.ts'
import { askChanges } from './changes-both.ts'
import { type LawFinding, type LawSubject, testLaws } from './laws.ts'
import { printing } from './printed.ts'
import { askProduct } from './product.ts'
import { runs } from './runs.ts'
import { disputeOf, disputeOfOracle, eventOf, eventOfOracle } from './told-history.ts'

type ToldEvent = ReturnType<typeof eventOf>
type ToldDispute = ReturnType<typeof disputeOf>

const NO_MORE = { direct: false, prospective: false, qualifiers: [] }
const lawfulEvent = ({ tie, what, on, ...told }: ToldEvent): LawFinding => ({
  ...NO_MORE,
  ...told,
  identity: [tie, what, on],
})
const lawfulDispute = ({ tie, attribute, positions, ...told }: ToldDispute): LawFinding => ({
  ...NO_MORE,
  ...told,
  identity: [tie, attribute, ...positions.map(({ value }) => JSON.stringify(value))],
})

const events: Omit<LawSubject<TimelineParams>, 'ask'> = {
  name: 'timeline',
  params: timelineParams,
  renameParams: (params, rename) => ({ ...params, of: rename(params.of) }),
  minConfidenceOnlyDrops: true,
  tellsOfThePast: true,
}
const sides: Omit<LawSubject<DisputesParams>, 'ask'> = {
  name: 'disputes',
  params: disputeParams,
  renameParams: ({ about }, rename) => ({ about: about ? rename(about) : null }),
  minConfidenceOnlyDrops: true,
}

describe('laws, of the oracle itself', () => {
  testLaws({
    ...events,
    ask: (...asked) =>
      timeline(...asked)
        .map(eventOfOracle)
        .map(lawfulEvent),
  })
  testLaws({
    ...sides,
    ask: (...asked) =>
      disputes(...asked)
        .map(disputeOfOracle)
        .map(lawfulDispute),
  })
})
describe('laws, of the product', () => {
  const askTimeline = askProduct(timelineRoom)
  const askDisputes = askProduct(disputesRoom)
  testLaws({
    ...events,
    ask: (...asked) =>
      askTimeline(...asked)
        .map(eventOf)
        .map(lawfulEvent),
  })
  testLaws({
    ...sides,
    ask: (...asked) =>
      askDisputes(...asked)
        .map(disputeOf)
        .map(lawfulDispute),
  })

  test('changes: the order of claims never matters, and every claim of the evidence is one of them', () => {
    fc.assert(
      fc.property(recordedGraphs({ claims: 12 }), changesParams, (graph, params) => {
        printing(graph, params, () => {
          const found = askChanges(graph, params, new Date(NOW))
          const turned = { ...graph, claims: [...graph.claims].reverse() }
          expect(askChanges(turned, params, new Date(NOW))).toEqual(found)
          const ids = graph.claims.map(({ id }) => id)
          for (const { evidence } of found) expect(ids).toEqual(expect.arrayContaining(evidence))
        })
      }),
      runs(25),
    )
  }, 600_000)
})
