/**
 * Merges and splits of random records, against an oracle that goes through all events and then writes every claim anew; and what is so of them
 * whatever the graph. ORACLE_RUNS tries more, ORACLE_SEED replays.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consolidate, stateOn } from '../../src/claims/consolidate.ts'
import { bundleOf, formerTieIds, isCollapsed, type TieWithClaims, tiesOf } from '../../src/claims/ties.ts'
import type { Claim } from '../../src/claims/types.ts'
import { attempted, type Happenings, happened, happenings } from '../support/arbitraries/happenings.ts'
import { recordedGraphs } from '../support/arbitraries/record.ts'
import { linkOn } from '../support/oracle/consolidate.ts'
import { boundaries, weigh } from '../support/oracle/evidence.ts'
import { collapsedIn, kindsIn, replay, settled } from '../support/oracle/merges.ts'
import { tiesOf as tiesOfOracle } from '../support/oracle/ties.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { comparable } from './comparable.ts'
import { allSplit, applied, mergesIn } from './merged.ts'
import { printing } from './printed.ts'
import { rowsOf } from './product.ts'
import { runs } from './runs.ts'

const PATIENCE = 3_600_000
const SIZE = { claims: 24 }

type ProductTie = TieWithClaims & { collapsed: boolean }
/** All ties of the claims, with what the graph's events make of their ends. */
function tiesIn(graph: ClaimGraph): ProductTie[] {
  const { survivor } = mergesIn(graph)
  const bundles = new Map<string, Claim[]>()
  for (const claim of graph.claims) {
    const id = bundleOf(claim, survivor)
    bundles.set(id, [...(bundles.get(id) ?? []), claim])
  }
  return [...bundles.values()].flatMap((bundle) => tiesOf(bundle, survivor))
}
const keyOf = ({ tie: { type, from, to, key } }: ProductTie): string => `${type}|${from}|${to}|${key ?? ''}`
const idsOf = (claims: readonly Claim[]): string[] => [...new Set(claims.map(({ id }) => id))].sort()
const everyId = (graph: ClaimGraph): string[] => [...kindsIn(graph).keys()]

function holds(
  name: string,
  make: (graph: ClaimGraph, what: Happenings) => ClaimGraph,
  law: (graph: ClaimGraph, roll: number) => void,
  times = 200,
): void {
  test(
    `${name} (random records)`,
    () => {
      fc.assert(
        fc.property(recordedGraphs(SIZE), happenings, fc.nat(), (random, what, roll) => {
          const graph = make(random, what)
          printing(graph, { roll }, () => law(graph, roll))
        }),
        runs(times),
      )
    },
    PATIENCE,
  )
}

describe('the product and the oracle', () => {
  holds(
    'refuse the same, and let every id stand for the same',
    attempted,
    (graph) => {
      const [{ merges, faults }, oracle] = [applied(graph), replay(graph)]
      const refused = oracle.refused.map(({ event, code }) => `${graph.events?.indexOf(event)} ${code}`)
      expect(faults.map(({ line, code }) => `${line} ${code}`)).toEqual(refused)
      for (const id of everyId(graph))
        expect(`${id} ${merges.survivor(id)}`).toBe(`${id} ${oracle.standsFor(id)}`)
    },
    1000,
  )

  holds('make the same ties of the same claims, which say the same on every day', happened, (graph) => {
    const isSaid = ({ claims }: { claims: readonly Claim[] }): boolean =>
      claims.some(({ supports }) => supports)
    const here = tiesIn(graph).filter((one) => !one.collapsed && isSaid(one))
    const there = tiesOfOracle(settled(graph).claims).filter(isSaid)
    expect(here.map(keyOf).sort()).toEqual(there.map(({ id }) => id).sort())
    for (const tie of there) {
      const own = here.find((one) => keyOf(one) === tie.id) ?? expect.fail(tie.id)
      // A denial of coverage alone stands at its agreement too, of which it says nothing.
      const claims = own.claims.filter(
        ({ id, supports, agreement }) => supports || !agreement?.covers || idsOf(tie.claims).includes(id),
      )
      expect(idsOf(claims)).toEqual(idsOf(tie.claims))
      const preferred = new Set(tie.claims.filter((claim) => claim.preferred.length > 0).map(({ id }) => id))
      const periods = consolidate(own.tie, claims, preferred)
      for (const day of boundaries(weigh(tie, tie.claims, preferred)))
        expect({ tie: tie.id, day, state: comparable(stateOn(periods, day)) }).toEqual({
          tie: tie.id,
          day,
          state: comparable(linkOn(tie, tie.claims, preferred, day)),
        })
    }
  })

  holds('suppress the same claims: those that would tie a thing to itself', happened, (graph) => {
    const { survivor } = mergesIn(graph)
    const suppressed = graph.claims.filter((claim) => isCollapsed(claim, survivor))
    expect(idsOf(suppressed)).toEqual(idsOf(collapsedIn(graph)))
    const ties = tiesIn(graph).filter(({ collapsed }) => collapsed)
    expect(idsOf(ties.flatMap(({ claims }) => claims))).toEqual(idsOf(suppressed))
  })
})

describe('merges', () => {
  holds('do not mind the order in which claims were recorded', happened, (graph, roll) => {
    const turn = roll % Math.max(1, graph.claims.length)
    const claims = [...graph.claims.slice(turn), ...graph.claims.slice(0, turn)].reverse()
    const plain = (all: ProductTie[]): unknown =>
      all
        .map(({ tie, claims, collapsed }) => [
          tie,
          collapsed,
          consolidate(tie, claims, new Set(idsOf(claims.filter(({ preferred }) => preferred.length > 0)))),
        ])
        .map((one) => JSON.stringify(one))
        .sort()
    expect(plain(tiesIn({ ...graph, claims }))).toEqual(plain(tiesIn(graph)))
    expect(applied({ ...graph, claims }).faults).toEqual([])
  })

  holds('that were all undone are as if there had been none', happened, (graph, roll) => {
    const split = allSplit(graph, roll)
    expect(applied(split).faults).toEqual([])
    expect(rowsOf(split)).toEqual(rowsOf({ ...graph, events: [] }))
  })

  holds('lose no claim', happened, (graph) => {
    expect(idsOf(tiesIn(graph).flatMap(({ claims }) => claims))).toEqual(idsOf(graph.claims))
  })

  holds('leave every id that there was leading to something', happened, (graph) => {
    const merges = mergesIn(graph)
    for (const id of everyId(graph)) {
      expect(merges.isFormer(merges.survivor(id))).toBe(false)
      expect(merges.chain(id).at(-1)).toBe(merges.survivor(id))
      expect(merges.family(id)).toContain(id)
    }
    // What was split off has its own links again, and those of before the split are nobody's.
    const merged = { ...graph, events: graph.events?.filter(({ kind }) => kind !== 'SPLIT') ?? [] }
    const events = replay(merged).accepted
    const after = mergesIn({ ...graph, events })
    const former = formerTieIds(graph.claims, (id) => after.chain(id))
    const now = new Map(tiesIn({ ...graph, events }).map((one) => [one.tie.id, one]))
    for (const count of events.keys())
      for (const { tie, claims } of tiesIn({ ...graph, events: events.slice(0, count) })) {
        const found = now.get(former.get(tie.id) ?? after.survivor(tie.id))
        expect(idsOf(found?.claims ?? [])).toEqual(expect.arrayContaining(idsOf(claims)))
      }
  })
})
