import { toEntity } from '../claims/known.ts'
import type { Lens } from '../claims/lens.ts'
import { toClaim } from '../claims/rows.ts'
import type { RecordEvent, Source } from '../claims/types.ts'
import { FIRST_INSTANT, LAST_INSTANT } from '../graph/vocabulary.ts'
import { evidenceAmong, namedBy } from './evidence.ts'
import { jsonLine } from './lines.ts'
import {
  claimAt,
  claimRecord,
  entityRecord,
  eventRecord,
  inTurn,
  type Recorded,
  sourceRecord,
} from './record-lines.ts'
import { cypher, PAGE, pagesOf, readView, type View } from './view.ts'

const SOURCES = cypher('sources-page')
const ENTITIES = cypher('entity-records-page')
const CLAIMS = cypher('claims-page')
const CLAIM_RETRACTIONS = cypher('claim-retractions')
const EVENTS = cypher('events-page')

/**
 * The record in the interchange format, in one order whatever the order of writing: sources, entities, claims about agreements, claims of
 * links, each by id, then events by time. Imported into an empty graph it is exported again byte for byte.
 */
export async function* writeClaims(view: View): AsyncGenerator<string> {
  const { lens, part } = view
  const named = part && (await namedBy(view))
  const without = [...lens.withoutSources]
  for await (const rows of pagesOf(view, SOURCES, { ids: named && named.sources, without }))
    for (const [, source] of rows) yield jsonLine(sourceRecord(source as unknown as Source))
  for await (const rows of pagesOf(view, ENTITIES, { ids: named && [...named.entities] }))
    for (const [, entity] of rows)
      yield jsonLine(entityRecord(toEntity(entity as Parameters<typeof toEntity>[0])))
  for (const agreements of [true, false])
    for await (const page of claimPages(view, agreements))
      for (const each of page) yield jsonLine(claimRecord(each))
  for await (const event of eventsOf(view, named?.entities ?? null)) yield jsonLine(eventRecord(event))
}

async function* claimPages(view: View, agreements: boolean): AsyncGenerator<Recorded[]> {
  const { knownAt, statuses, withoutSources } = view.lens
  const ids = view.part && [...view.part.claims]
  const params = {
    ids,
    agreements,
    knownAt,
    statuses: statuses && [...statuses],
    without: [...withoutSources],
    open: LAST_INSTANT,
  }
  for await (const rows of pagesOf(view, CLAIMS, params)) {
    const kept = await keptOf(
      view,
      rows.map(([id]) => id as string),
    )
    yield rows.flatMap(([id, claim, because, retractions]) =>
      kept(id as string)
        ? [
            {
              claim: claimAt(toClaim(claim ?? null), knownAt),
              because: (because ?? null) as string | null,
              retractions: retractions as number,
            },
          ]
        : [],
    )
  }
}

/** Which of these claims the view keeps; a day or a least confidence keeps those that some link of that day rests on. */
async function keptOf(view: View, ids: readonly string[]): Promise<(id: string) => boolean> {
  if (view.part) return (id) => view.part?.claims.includes(id) ?? false
  if (!asksForLinks(view.lens)) return () => true
  const evidence = await evidenceAmong(view, ids)
  return (id) => evidence.has(id)
}
const asksForLinks = ({ given }: Lens): boolean =>
  given.includes('validAt') || given.includes('minConfidence')

/** Of an answer's part, events are told of its own entities only. */
type Entities = ReadonlySet<string> | null

async function* eventsOf(view: View, entities: Entities): AsyncGenerator<RecordEvent> {
  let same: RecordEvent[] = []
  for await (const event of keptEvents(view, entities)) {
    const [first] = same
    if (first && (first.claim === null || first.claim !== event.claim || first.at !== event.at)) {
      yield* await sorted(view, same)
      same = []
    }
    same.push(event)
  }
  yield* await sorted(view, same)
}

/** Of events on one claim at one instant only the claim tells which came first. */
async function sorted(view: View, events: readonly RecordEvent[]): Promise<readonly RecordEvent[]> {
  const [first] = events
  if (!first?.claim || events.length < 2) return events
  const { knownAt } = view.lens
  const [row] = await readView(view, CLAIM_RETRACTIONS, { id: first.claim, knownAt })
  return row
    ? inTurn(events, { claim: claimAt(toClaim(row[0] ?? null), knownAt), retractions: row[1] as number })
    : events
}

async function* keptEvents(view: View, entities: Entities): AsyncGenerator<RecordEvent> {
  const { knownAt, statuses, withoutSources } = view.lens
  let [at, about, after] = [FIRST_INSTANT as string, '', '']
  for (;;) {
    const rows = await readView(view, EVENTS, { at, about, after, knownAt, limit: PAGE })
    const last = rows.at(-1)
    if (!last) return
    const claims = rows.flatMap(([, claim]) => (claim === '' ? [] : [claim as string]))
    const kept = await keptOf(view, claims)
    for (const [, claim, , event, status, source] of rows) {
      const read = event as unknown as RecordEvent
      const isKept =
        claim === ''
          ? entities === null || [read.keep, read.absorb].every((id) => id === null || entities.has(id))
          : kept(claim as string) &&
            (statuses === null || statuses.some((each) => each === status)) &&
            !withoutSources.includes(source as string)
      if (isKept) yield read
    }
    ;[at, about, after] = last.slice(0, 3).map(String) as [string, string, string]
  }
}
