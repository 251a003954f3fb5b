/**
 * Random records, merged and split, through Neo4j: whatever the order in which claims, merges and splits are written, in however many batches,
 * the whole store comes out the same. ORACLE_GRAPHS tries more, ORACLE_SEED others.
 */
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { rebuild } from '../../src/claims/rebuild.ts'
import { resolveMeant } from '../../src/claims/resolve.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { importFiles } from '../../src/intake/import.ts'
import { allSplit } from '../property/merged.ts'
import { printingLater } from '../property/printed.ts'
import { happened, happenings } from '../support/arbitraries/happenings.ts'
import { recordedGraphs } from '../support/arbitraries/record.ts'
import { everythingIn } from '../support/everything.ts'
import { exported, tempFile } from '../support/export.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { collapsedIn, kindsIn, replay } from '../support/oracle/merges.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'
import { apart, record, recordAll } from '../support/random-database.ts'

const GRAPHS = Number(process.env['ORACLE_GRAPHS'] ?? 3)
const SEED = Number(process.env['ORACLE_SEED'] ?? 20_261_121)
const database = testGraph()
afterAll(() => database.close())

const drawn = fc
  .sample(fc.tuple(recordedGraphs({ claims: 20 }), happenings), { numRuns: GRAPHS * 20, seed: SEED })
  .map(([graph, what], index) => apart(happened(graph, what), index))
  .filter(({ events }) => (events ?? []).filter(({ kind }) => kind !== 'JUDGE').length > 2)
  .slice(0, GRAPHS)

/** Without the events themselves, of which a split leaves one more than there was. */
const withoutEvents = () => everythingIn(database, { withEvents: false })
const nothing = { sources: [], entities: [], claims: [], events: [] }
const ids = (claims: readonly { id: string }[]): string[] => [...new Set(claims.map(({ id }) => id))].sort()

/** A claim or two at a time, and between them the events in their order; what is suppressed is told as it comes about. */
async function recordInPieces(graph: ClaimGraph): Promise<void> {
  await wipe(database)
  await prepareStore(database)
  const { sources, entities, claims, events = [] } = graph
  // An agreement comes to be by a claim, and can be merged only then.
  const first = claims.filter(
    ({ agreement }, index) =>
      index % 3 === 0 ||
      (agreement && claims.findIndex((each) => each.agreement?.id === agreement.id) === index),
  )
  let written: ClaimGraph = { ...nothing, sources, entities, claims: first }
  await record(database, written)
  const rest = claims.filter((claim) => !first.includes(claim)).reverse()
  const each = Math.ceil(rest.length / (events.length + 1))
  for (let at = 0; at <= events.length; at++) {
    const pieces = [{ events: events.slice(at, at + 1) }, { claims: rest.slice(at * each, (at + 1) * each) }]
    for (const piece of pieces) {
      const before = ids(collapsedIn(written))
      written = {
        ...written,
        claims: [...written.claims, ...(piece.claims ?? [])],
        events: [...(written.events ?? []), ...(piece.events ?? [])],
      }
      const { suppressed } = await record(database, { ...nothing, ...piece })
      const now = ids(collapsedIn(written))
      const told = [...new Set(suppressed.flatMap((tie) => tie.claims))]
      expect(told).toEqual(expect.arrayContaining(now.filter((id) => !before.includes(id))))
      expect(now).toEqual(expect.arrayContaining(told))
    }
  }
}

describe('random records', () => {
  it.each(drawn.map((graph, index) => [index + 1, graph] as const))(
    'merged and split, %i',
    async (_, graph) => {
      await printingLater(graph, async () => {
        await recordInPieces(graph)
        const inPieces = await everythingIn(database)
        const merged = await withoutEvents()
        const { standsFor } = replay(graph)
        const all = [...kindsIn(graph).keys()]
        const known = all.filter((id) => merged.includes(`"${id}"`))
        const meant = await resolveMeant(database, known)
        expect(known.map((id) => meant.get(id)?.id)).toEqual(known.map(standsFor))
        expect(await rebuild(database, 'test')).toMatchObject({ changed: 0 })
        expect(await everythingIn(database)).toBe(inPieces)

        await recordAll(database, { ...graph, claims: [...graph.claims].reverse() })
        expect(await everythingIn(database)).toBe(inPieces)
        const file = await exported(database, 'claims')
        await wipe(database)
        await prepareStore(database)
        await importFiles(database, [tempFile('claims.jsonl', file)])
        expect(await everythingIn(database)).toBe(inPieces)

        const splits = (allSplit(graph, 2).events ?? []).slice(graph.events?.length ?? 0)
        for (const event of splits) await record(database, { ...nothing, events: [event] })
        const undone = await withoutEvents()
        expect(undone).not.toBe(merged)
        await recordAll(database, { ...graph, events: [] })
        expect(undone).toBe(await withoutEvents())
      })
    },
  )
})
