import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import { auditPage } from '../audit/read.ts'
import { parseSince } from '../audit/since.ts'
import { fromCursor, toCursor } from '../claims/cursor.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { requireScope } from '../keys/caller.ts'

const MOST = 100

type Asked = Readonly<Record<string, string | string[] | undefined>>

/** `GET /audit`: who wrote what and when, the newest first, for whoever answers for the graph. */
export function addAudit(
  app: FastifyInstance,
  { graph, admit }: { graph: Graph; admit: onRequestAsyncHookHandler },
): void {
  app.get<{ Querystring: Asked }>('/audit', { onRequest: admit }, async ({ caller, query }, reply) => {
    requireScope(caller, 'admin', 'Reading the audit log')
    const { since, by, about, after, first } = wordsIn(query)
    const of = JSON.stringify(['audit', since, by, about])
    const limit = parseFirst(first)
    const found = await auditPage(
      graph,
      { since: since === null ? null : parseSince(since), by, about },
      { before: after === null ? null : (fromCursor(of, after, 1)[0] ?? null), limit: limit + 1 },
    )
    const entries = found.slice(0, limit)
    const last = entries.at(-1)
    reply.header('cache-control', 'no-store')
    return { entries, endCursor: last && found.length > limit ? toCursor(of, [last.id]) : null }
  })
}

const NAMES = ['since', 'by', 'about', 'after', 'first'] as const

function wordsIn(query: Asked): Record<(typeof NAMES)[number], string | null> {
  const strange = Object.keys(query).find((name) => !(NAMES as readonly string[]).includes(name))
  const twice = NAMES.find((name) => Array.isArray(query[name]))
  if (strange !== undefined || twice !== undefined)
    throw new DealgraphError('BAD_INPUT', `The audit log takes ${NAMES.join(', ')}, each once.`)
  const text = (name: (typeof NAMES)[number]): string | null => {
    const given = query[name]
    return typeof given === 'string' ? given : null
  }
  return {
    since: text('since'),
    by: text('by'),
    about: text('about'),
    after: text('after'),
    first: text('first'),
  }
}

function parseFirst(text: string | null): number {
  if (text === null) return MOST
  const first = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (first >= 1 && first <= MOST) return first
  throw new DealgraphError('BAD_INPUT', `first is a whole number from 1 to ${MOST}.`)
}
