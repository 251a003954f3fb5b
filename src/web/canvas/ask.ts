import type { LinkType } from '../../generated/schema-types.ts'
import type { ShownClaim, ShownEntity, ShownLink } from '../../surfaces/exhibit.ts'
import { documentOf, type Scope } from './document.ts'
import type { Need, Store } from './store.ts'
import { isTie, tiesOfKind } from './ties.ts'

/** What went wrong, in words for a reader. */
export class AskFailed extends Error {}

/** The server allows thirty names in a document, and bounds what one may bring: so many at once stay below both. */
const MOST_AT_ONCE = 6
const DEADLINE_MS = 15_000

/** Asks for all that is needed, in as few requests as it takes, and puts what comes into the store. Errors: AskFailed. */
export async function ask(needs: readonly Need[], scope: Scope, store: Store): Promise<void> {
  for (let at = 0; at < needs.length; at += MOST_AT_ONCE) {
    const some = needs.slice(at, at + MOST_AT_ONCE)
    const { data, errors } = await send(JSON.stringify(documentOf(some, scope)))
    const failed = new Set(errors.map(({ path }) => path?.[0]))
    // What did come is shown; what did not is asked for again.
    for (const [i, need] of some.entries()) if (!failed.has(`a${i}`)) put(need, data[`a${i}`], store)
    const [error] = errors
    if (error) throw new AskFailed(sayError(error))
  }
}

interface Fault {
  message: string
  path?: (string | number)[]
  extensions?: { code?: string }
}

const sayError = ({ message, extensions }: Fault): string =>
  extensions?.code === 'TIMEOUT'
    ? 'The database took too long to answer, and not everything could be loaded. Try again: the second time is often quicker.'
    : message

async function send(body: string): Promise<{ data: { [field: string]: unknown }; errors: Fault[] }> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(DEADLINE_MS),
  }).catch((error: unknown) => {
    const late = error instanceof DOMException && error.name === 'TimeoutError'
    throw new AskFailed(
      late
        ? 'The server took too long to answer. Try again, or ask for fewer ties at once.'
        : 'The server cannot be reached. Check the connection, then try again.',
    )
  })
  const { data, errors } = (await response.json().catch(() => ({}))) as {
    data?: { [field: string]: unknown } | null
    errors?: Fault[]
  }
  const [error] = errors ?? []
  if (error && !data) throw new AskFailed(sayError(error))
  if (!response.ok || !data)
    throw new AskFailed(`The server answered ${response.status}. Try again in a moment.`)
  return { data, errors: errors ?? [] }
}

interface LinkData extends Omit<ShownLink, 'from' | 'to' | 'evidence'> {
  from: EntityData | { id: string }
  to: EntityData | { id: string }
  evidence: ShownClaim[]
}
interface EntityData extends Omit<ShownEntity, 'evidence'> {
  evidence?: ShownClaim[]
  parties?: LinkData[]
}
interface TiesData extends EntityData {
  links: { totalCount: number; nodes: LinkData[] }
}
interface FactsData {
  aliases: string[]
  links: { totalCount: number; nodes: { type: LinkType; from: { id: string }; to: { id: string } }[] }
}
const NOTHING: FactsData = { aliases: [], links: { totalCount: 0, nodes: [] } }
interface WaysData {
  truncated: boolean
  findings: { explanation: { sentence: string; links: { id: string }[] }[] }[]
  subgraph: { entities: EntityData[]; links: LinkData[] }
}

function put(need: Need, data: unknown, store: Store): void {
  switch (need.of) {
    case 'ties':
      return putTies(need.id, need.tie, data as TiesData | null, store)
    case 'facts':
      return putFacts(need.id, data as FactsData | null, store)
    case 'counts':
      return putCounts(need.id, data as { [code: string]: { totalCount: number } } | null, store)
    case 'ways':
      return putWays(need.between, data as WaysData, store)
  }
}

function putTies(id: string, tie: string, data: TiesData | null, store: Store): void {
  if (!data) {
    store.unknown.add(id)
    return
  }
  putEntity(data, store)
  const links = data.links.nodes.flatMap((link) => putLink(link, store))
  store.putTies(id, tie, { links: [...new Set(links)], total: data.links.totalCount })
}

function putWays(between: readonly [string, string], data: WaysData, store: Store): void {
  for (const entity of data.subgraph.entities) putEntity(entity, store)
  for (const link of data.subgraph.links) putLink(link, store)
  const ways = data.findings.flatMap(({ explanation }) => explanation)
  store.putWays(between, {
    sentences: ways.map(({ sentence }) => sentence),
    links: [...new Set(ways.flatMap(({ links }) => links.map(({ id }) => id)))],
    truncated: data.truncated,
  })
}

function putFacts(id: string, data: FactsData | null, store: Store): void {
  const { aliases, links } = data ?? NOTHING
  const kind = store.entities.get(id)?.kind
  const whole = links.nodes.length >= links.totalCount
  const counts = (kind ? tiesOfKind(kind) : []).map((tie): [string, number] => [
    tie.code,
    links.nodes.filter(({ type, from, to }) => isTie({ type, from: from.id, to: to.id }, id, tie)).length,
  ])
  store.facts.set(id, { aliases, counts: whole ? new Map(counts) : null })
  if (!data) store.unknown.add(id)
}

function putCounts(id: string, data: { [code: string]: { totalCount: number } } | null, store: Store): void {
  const counts = Object.entries(data ?? {}).map(([code, { totalCount }]): [string, number] => [
    code,
    totalCount,
  ])
  store.facts.set(id, { aliases: store.facts.get(id)?.aliases ?? [], counts: new Map(counts) })
}

function putEntity({ evidence, parties = [], ...entity }: EntityData, store: Store): string[] {
  const known = store.entities.get(entity.id)
  store.entities.set(entity.id, {
    ...known,
    ...entity,
    evidence: evidence ? putClaims(evidence, store) : (known?.evidence ?? []),
  })
  return parties.flatMap((party) => putLink(party, store))
}

const isEntity = (end: LinkData['from']): end is EntityData => 'name' in end

/** A link, and those of the other parties where it leads to an agreement. */
function putLink({ from, to, evidence, ...link }: LinkData, store: Store): string[] {
  const further = [from, to].flatMap((end) => (isEntity(end) ? putEntity(end, store) : []))
  const claims = putClaims(evidence, store)
  store.links.set(link.id, { ...link, from: from.id, to: to.id, evidence: claims })
  return [link.id, ...further]
}

function putClaims(claims: readonly ShownClaim[], store: Store): string[] {
  for (const claim of claims) store.claims.set(claim.id, claim)
  return claims.map(({ id }) => id)
}
