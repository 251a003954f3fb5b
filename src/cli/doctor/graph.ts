import { randomBytes } from 'node:crypto'
import { comparePage } from '../../claims/rebuild.ts'
import { readMeta, SCHEMA, STORE_VERSION } from '../../claims/store.ts'
import { loadCypher } from '../../graph/cypher.ts'
import type { Graph } from '../../graph/graph.ts'
import { count } from '../text.ts'
import { bad, type Looked, ok, warn } from './finding.ts'

const VERSIONS = loadCypher(import.meta.url, './versions.cypher')
const INDEXES = loadCypher(import.meta.url, './indexes.cypher')
const CLOCK = loadCypher(import.meta.url, './clock.cypher')
const UNFINISHED = loadCypher(import.meta.url, './unfinished.cypher')

const PATIENCE = { timeoutMs: 30_000 }
/** Beyond that a claim recorded now could count as of tomorrow. */
const SKEW_MS = 2_000
/** How long links are compared with claims: enough for all of a small graph, and a part of a large one. */
const COMPARE_MS = 15_000

export async function lookAtVersion(graph: Graph, description: string): Promise<Looked> {
  const begun = performance.now()
  const [row] = await graph.read(VERSIONS, {}, PATIENCE)
  const [version = '', edition = ''] = (row ?? []) as string[]
  const told = `Neo4j ${version} ${edition} at ${description}; it took ${Math.round(performance.now() - begun)} ms to answer`
  return /^(5\.2[6-9]|5\.[3-9]\d|20\d\d)\b/.test(version)
    ? ok('Database', told)
    : bad('Database', told, 'Dealgraph needs Neo4j 5.26 or later, or 2025 and later: upgrade it.')
}

export async function lookAtStore(graph: Graph): Promise<Looked> {
  const { storeVersion, filled, packs, graphVersion } = await readMeta(graph)
  if (storeVersion === null)
    return filled
      ? bad(
          'Store',
          'the database holds what Dealgraph did not write',
          'Set NEO4J_URI, or NEO4J_DATABASE, to an empty one.',
        )
      : warn('Store', 'the database is empty', '`dealgraph start` prepares it.')
  if (storeVersion > STORE_VERSION)
    return bad(
      'Store',
      `written by a newer Dealgraph (version ${storeVersion} of the store; this one reads ${STORE_VERSION})`,
      'Run that one.',
    )
  if (storeVersion < STORE_VERSION)
    return warn(
      'Store',
      `of an older Dealgraph (version ${storeVersion} of the store)`,
      '`dealgraph start` brings it up to date; back it up before.',
    )
  return ok(
    'Store',
    `version ${storeVersion}; ${count(graphVersion, 'write')}; ${count(packs.length, 'seed pack')}`,
  )
}

export async function lookAtIndexes(graph: Graph): Promise<Looked> {
  const wanted = SCHEMA.flatMap(
    ({ text }) => /^CREATE (?:FULLTEXT )?(?:CONSTRAINT|INDEX) (\w+)/.exec(text)?.[1] ?? [],
  )
  const states = new Map((await graph.read(INDEXES, {}, PATIENCE)) as [string, string][])
  const missing = wanted.filter((name) => !states.has(name))
  const other = wanted.filter((name) => states.has(name) && states.get(name) !== 'ONLINE')
  if (missing.length > 0)
    return bad(
      'Indexes',
      `missing: ${missing.join(', ')}`,
      '`dealgraph start` makes them; on a large graph that takes minutes.',
    )
  const failed = other.filter((name) => states.get(name) === 'FAILED')
  if (failed.length > 0)
    return bad(
      'Indexes',
      `failed: ${failed.join(', ')}`,
      'Drop each (DROP INDEX or DROP CONSTRAINT, by its name), then `dealgraph start` makes it anew.',
    )
  return other.length > 0
    ? warn('Indexes', `still being filled: ${other.join(', ')}`, 'Wait: until then answers are slow.')
    : ok('Indexes', `all ${wanted.length} of constraints and indexes are there and in use`)
}

export async function lookAtClock(graph: Graph): Promise<Looked> {
  const before = Date.now()
  const [row] = await graph.read(CLOCK, { now: new Date(before + SKEW_MS).toISOString() }, PATIENCE)
  const [theirs = 0, ahead = 0] = (row ?? []) as number[]
  const after = Date.now()
  const skew = theirs < before ? before - theirs : theirs > after ? theirs - after : 0
  if (skew > SKEW_MS)
    return warn(
      'Clock',
      `the database's differs by ${(skew / 1_000).toFixed(1)} s`,
      'Let both machines take their time from one place (NTP).',
    )
  return ahead > 0
    ? bad(
        'Clock',
        `${count(ahead, 'claim')} was recorded or changed after now`,
        'Set the clock of this machine right; until that moment those claims do not count.',
      )
    : ok('Clock', 'agrees with the database, and nothing was recorded after now')
}

export async function lookAtUnfinished(graph: Graph): Promise<Looked> {
  const [row] = await graph.read(UNFINISHED, {}, PATIENCE)
  const [imports = 0] = (row ?? []) as number[]
  return imports > 0
    ? warn(
        'Imports',
        `${count(imports, 'import')} under way, or broken off`,
        'If none runs: give the same files again, and it goes on where it stopped.',
      )
    : ok('Imports', 'none is unfinished')
}

/** Makes links anew from their claims, keeps nothing of it, and tells whether they came out as they are stored. */
export async function lookAtLinks(graph: Graph, forMs = COMPARE_MS): Promise<Looked> {
  const end = Date.now() + forMs
  // From a place of chance, so that one who looks every day sees all of a large graph in time.
  const start = `link_${randomBytes(4).toString('hex')}`
  const first = await lookAtSome(graph, { after: start }, end)
  const second = await lookAtSome(graph, { after: '', upTo: start }, end)
  const [looked, changed] = [first.looked + second.looked, first.changed + second.changed]
  const extent = first.isWhole && second.isWhole ? '' : `, as many as ${Math.round(forMs / 1_000)} s allow,`
  const told = `${count(looked, 'bundle')} of ties${extent} compared with the claims`
  return changed > 0
    ? bad(
        'Links',
        `${told}: ${count(changed, 'tie')} would come out otherwise`,
        '`dealgraph rebuild` makes all links anew from the claims; no claim is touched.',
      )
    : ok('Links', `${told}: all are as they should be`)
}

/** Page by page, while there are pages, and time. */
async function lookAtSome(
  graph: Graph,
  { after, upTo }: Parameters<typeof comparePage>[1],
  end: number,
): Promise<{ looked: number; changed: number; isWhole: boolean }> {
  let [looked, changed, from] = [0, 0, after]
  while (Date.now() < end) {
    const page = await comparePage(graph, { after: from, ...(upTo === undefined ? {} : { upTo }) })
    if (page === null) return { looked, changed, isWhole: true }
    looked += page.ids.length
    changed += page.changed
    from = page.ids.at(-1) ?? from
  }
  return { looked, changed, isWhole: false }
}
