import { LRUCache } from 'lru-cache'
import { readGraphVersion } from '../claims/store.ts'
import { type Asked, ask, lensOf } from './ask.ts'
import { parse } from './search-known.ts'

const MOST_ANSWERS = 1_000
const MOST_BYTES = 128 * 1024 * 1024
/** What is recorded ahead of its time comes to count without a write. */
const FOR_MS = 60_000
/** An answer that took this long is kept when it is asked for again, whatever it was asked of. */
const DEAR_MS = 100

/**
 * ask(), but of equal questions at one version of the graph only the first is worked out; those that come meanwhile wait for it.
 * The version is read anew each time, since another server may have written. Answers about one thing that come fast are not
 * kept: reading the version would cost more than it saves.
 */
export function keepAnswers(forMs = FOR_MS): typeof ask {
  const kept = new LRUCache<string, Asked, () => Promise<Asked>>({
    max: MOST_ANSWERS,
    maxSize: MOST_BYTES,
    ttl: forMs,
    sizeCalculation: bytesOf,
    fetchMethod: (_key, _stale, { context }) => context(),
  })
  const dear = new LRUCache<string, true>({ max: MOST_ANSWERS })

  return async (graph, question, args, now, options) => {
    const { first, after, scope, ...rest } = args
    const parameters = parse(question, rest)
    const lens = lensOf(question, parameters, scope, now)
    // The moment of asking is in no key, unless it was given.
    const { knownAt, ...through } = lens
    const known = lens.given.includes('knownAt') ? knownAt : null
    const key = JSON.stringify([question.field, parameters, through, known, first, after])
    const make = async (): Promise<Asked> => {
      const start = performance.now()
      const asked = await ask(graph, question, args, now, options)
      if (performance.now() - start > DEAR_MS) dear.set(key, true)
      return asked
    }
    if (!question.isBroad?.(parameters) && !dear.has(key)) return await make()
    const version = await readGraphVersion(graph, options)
    const asked = await kept.forceFetch(`${version} ${key}`, { context: make })
    // Nothing was written since, so what was known then is known now.
    return { ...asked, knownAt, lens }
  }
}

/** About what it takes in memory: links are shared between findings, so its text is longer than it is. */
const bytesOf = (asked: Asked): number => JSON.stringify(asked).length
