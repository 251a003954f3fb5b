/** timeline and disputes against oracles that look at every tie day by day; ORACLE_RUNS tries more, ORACLE_SEED replays. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disputes as disputesRoom } from '../../src/questions/disputes/disputes.ts'
import { timeline as timelineRoom } from '../../src/questions/timeline/timeline.ts'
import { beforeAndAfter, happenings } from '../support/arbitraries/happenings.ts'
import { changesParams, disputeParams, NOW, timelineParams } from '../support/arbitraries/history-params.ts'
import { recordLenses } from '../support/arbitraries/lenses.ts'
import { recordedGraphs } from '../support/arbitraries/record.ts'
import { replay, settled } from '../support/oracle/merges.ts'
import { changes } from '../support/oracle/questions/changes.ts'
import { disputes } from '../support/oracle/questions/disputes.ts'
import { timeline } from '../support/oracle/questions/timeline.ts'
import { askChanges, askedOf, changeOf, paired } from './changes-both.ts'
import { afterMerges, withCurrentIds } from './merged.ts'
import { printing } from './printed.ts'
import { askProduct } from './product.ts'
import { runs } from './runs.ts'
import { disputeOf, disputeOfOracle, eventOf, eventOfOracle, lines } from './told-history.ts'

const PATIENCE = 3_600_000
const SIZE = { claims: 30 }
/** The other questions are asked of each graph at several moments. */
const SMALL = { claims: 12 }

const askTimeline = askProduct(timelineRoom)
const askDisputes = askProduct(disputesRoom)

describe('timeline', () => {
  test(
    'tells what the oracle tells, in order',
    () => {
      fc.assert(
        fc.property(
          recordedGraphs(SIZE),
          timelineParams,
          recordLenses,
          happenings,
          (random, params, lens, what) => {
            for (const graph of beforeAndAfter(random, what))
              printing(graph, { params, lens }, () => {
                const found = askTimeline(graph, params, lens)
                const expected = afterMerges(timeline)(graph, params, lens)
                const [here, there] = [found.map(eventOf), expected.map(eventOfOracle)]
                expect(lines(here)).toEqual(lines(there))
                const order = (told: typeof there): string[] => told.map(({ on, what }) => `${on} ${what}`)
                expect(order(here)).toEqual(order(there))
                expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
              })
          },
        ),
        runs(150),
      )
    },
    PATIENCE,
  )
})

describe('disputes', () => {
  test(
    'finds what the oracle finds, with the same sides',
    () => {
      fc.assert(
        fc.property(
          recordedGraphs(SIZE),
          disputeParams,
          recordLenses,
          happenings,
          (random, params, lens, what) => {
            for (const graph of beforeAndAfter(random, what))
              printing(graph, { params, lens }, () => {
                const found = askDisputes(graph, params, lens)
                expect(lines(found.map(disputeOf))).toEqual(
                  lines(afterMerges(disputes)(graph, params, lens).map(disputeOfOracle)),
                )
                expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
              })
          },
        ),
        runs(150),
      )
    },
    PATIENCE,
  )
})

describe('changes', () => {
  test(
    'tells what became of claims, and which findings came and went',
    () => {
      fc.assert(
        fc.property(recordedGraphs(SMALL), changesParams, happenings, (random, asked, what) => {
          for (const graph of beforeAndAfter(random, what))
            printing(graph, asked, () => {
              const found = askChanges(graph, asked, new Date(NOW))
              const [now, params] = [settled(graph), withCurrentIds(asked, replay(graph).standsFor)]
              const all = changes(now, { ...params, about: null }, [])
              const those = changes(now, params, askedOf(now, params.about))
              // Which claims are a thing's own is decided by the search; without one all are told.
              const expected = [...all, ...those.filter(({ change }) => change.startsWith('FINDING'))]
              const [here, there] = paired(found.map(changeOf), expected)
              expect(here).toEqual(there)
              const times = found.map(({ own }) => String(own['at']))
              expect(times).toEqual([...times].sort())
              expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
            })
        }),
        runs(60),
      )
    },
    PATIENCE,
  )
})
