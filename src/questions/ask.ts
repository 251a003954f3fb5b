import { readChanges } from '../claims/changes.ts'
import { fromCursor, toCursor } from '../claims/cursor.ts'
import type { Lens, LensArgument } from '../claims/lens.ts'
import { nearestNames, resolveEntities, unknownSources } from '../claims/resolve.ts'
import { toTieRow } from '../claims/rows.ts'
import { parseScope } from '../claims/scope.ts'
import { type EntityRef, type TieRow, World, worldOf } from '../claims/world.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph, ReadOptions } from '../graph/graph.ts'
import { type AskedFinding, type Drawn, toFindings, union } from './answer.ts'
import type { Found, Question, Search } from './define-question.ts'
import { hasWeakAttributes, keptOut, type LeftOut, type Look, without } from './left-out.ts'
import { askOthers } from './others.ts'
import { QUESTIONS } from './registry.ts'

export type { AskedFinding } from './answer.ts'

/** One page of an answer, with entities and claims by id. */
export interface Asked {
  summary: string
  findings: AskedFinding[]
  totalFindings: number
  endCursor: string | null
  truncated: boolean
  explored: number
  validAt: string
  knownAt: string
  subgraph: Drawn
  evidence: string[]
  leftOut: LeftOut[]
  lens: Lens
}

const MAX_FIRST = 100
const MAX_LEFT_OUT = 100

/**
 * Asks a question: arguments as GraphQL hands them over → one page of its answer. At most two trips to the database, one more
 * where an id has to be resolved. Errors: BAD_INPUT, BAD_CURSOR, NOT_FOUND, and those of parseScope.
 */
export async function ask<P>(
  graph: Graph,
  question: Question<P>,
  args: Readonly<Record<string, unknown>>,
  now: Date,
  options: ReadOptions = {},
): Promise<Asked> {
  const { scope, first = 50, after, ...rest } = args
  const page = parsePage(question.field, first, after)
  const lens = question.lens?.(parse(question, rest), now) ?? parseScope(scope, now)
  const { parameters, found, named } = await searchKnown(graph, question, rest, lens, options)
  await refuseUnknownSources(graph, lens, found.rows)

  const look = (as: Lens): Look => {
    const world = withNamed(worldOf(found.rows, as), named)
    return {
      lens: as,
      world,
      findings: toFindings(question.decide(world, parameters, as.minConfidence, found), as.minConfidence),
    }
  }
  const answer = look(lens)
  const leftOut = lens.given
    .filter((argument) => !(question.everyDay && argument === 'validAt'))
    .flatMap((argument) => keptOut(argument, answer, look(without(lens, argument, now)), found.rows))
  if (lens.minConfidence === null && hasWeakAttributes(answer.world)) {
    leftOut.push(...keptOut('floor', answer, look({ ...lens, minConfidence: 0 }), found.rows))
  }
  const start = page.after === null ? 0 : positionAfter(answer.findings, page.after)
  const findings = answer.findings.slice(start, start + page.first)
  const last = findings.at(-1)
  const extra = question.extra?.(answer.world, parameters, lens.minConfidence) ?? {}
  return {
    ...extra,
    summary: question.summary(findings, answer.findings.length, parameters, answer.world, lens.minConfidence),
    findings,
    totalFindings: answer.findings.length,
    endCursor:
      last && start + findings.length < answer.findings.length ? toCursor(question.field, [last.id]) : null,
    truncated: found.truncated || extra['truncated'] === true,
    explored: found.explored,
    validAt: lens.validAt,
    knownAt: lens.knownAt,
    subgraph: union(findings.map((finding) => finding.subgraph)),
    evidence: [...new Set(findings.flatMap((finding) => finding.evidence))],
    leftOut: leftOut.slice(0, MAX_LEFT_OUT),
    lens,
  }
}

function parsePage(field: string, first: unknown, after: unknown): { first: number; after: string | null } {
  if (typeof first !== 'number' || !Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
    throw new DealgraphError(
      'BAD_INPUT',
      `first must be a whole number from 1 to ${MAX_FIRST}, not ${String(first)}.`,
    )
  }
  return { first, after: typeof after === 'string' ? (fromCursor(field, after, 1)[0] ?? null) : null }
}

function positionAfter(findings: readonly AskedFinding[], id: string): number {
  const index = findings.findIndex((finding) => finding.id === id)
  if (index >= 0) return index + 1
  throw new DealgraphError(
    'BAD_CURSOR',
    'The finding at which `after` stood is gone from this answer; ask again from the start.',
  )
}

/** Searches; where a named id met nothing it may be a former id or an identifier, and then the search is made with the current one. */
async function searchKnown<P>(
  graph: Graph,
  question: Question<P>,
  given: Readonly<Record<string, unknown>>,
  lens: Lens,
  options: ReadOptions,
) {
  const parameters = parse(question, given)
  const first = await searchOnce(graph, question, parameters, lens, options)
  const seen = new Set(first.rows.flatMap((row) => [row.from.id, row.to.id]))
  const unseen = question.named(parameters).filter((id) => !seen.has(id))
  if (unseen.length === 0) return { parameters, found: first, named: [] as EntityRef[] }

  const resolved = await resolveEntities(graph, unseen)
  for (const id of unseen) if (!resolved.has(id)) throw await notFound(graph, id)
  const named = [...resolved.values()]
  if (unseen.every((id) => resolved.get(id)?.id === id)) return { parameters, found: first, named }
  const current = parse(
    question,
    rename(given, (id) => resolved.get(id)?.id ?? id) as Record<string, unknown>,
  )
  return { parameters: current, found: await searchOnce(graph, question, current, lens, options), named }
}

function parse<P>(question: Question<P>, given: Readonly<Record<string, unknown>>): P {
  // GraphQL hands over null where a variable was given as null, which means the default here.
  const present = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  )
  const parsed = question.parameters.safeParse(present)
  if (parsed.success) return parsed.data
  throw new DealgraphError('BAD_INPUT', parsed.error.issues.map(({ message }) => message).join(' '))
}

async function searchOnce<P>(
  graph: Graph,
  question: Question<P>,
  parameters: P,
  lens: Lens,
  options: ReadOptions,
): Promise<Found> {
  // What an argument kept out can only be told from rows that it did not keep out.
  const compares: readonly LensArgument[] = ['validAt', 'knownAt', 'statuses', 'withoutSources']
  const wide = lens.given.some((argument) => compares.includes(argument))
  const search: Search = {
    lens,
    ties: async (statement, params, { claims } = { claims: false }) => {
      const scope = { validAt: lens.validAt, knownAt: lens.knownAt, wide: wide || claims }
      return (await graph.read(statement, { ...params, ...scope }, options)).map(toTieRow)
    },
    others: (about) => askOthers(graph, QUESTIONS, question.field, search, about),
    changes: (since, about) => readChanges(graph, since, lens.knownAt, about, options),
  }
  return await question.search(search, parameters)
}

const rename = (value: unknown, to: (id: string) => string): unknown => {
  if (typeof value === 'string') return to(value)
  if (Array.isArray(value)) return value.map((item) => rename(item, to))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item, to)]))
}

/** Entities that exist but that no search met, so that they can be named in the summary. */
function withNamed(world: World, named: readonly EntityRef[]): World {
  if (named.length === 0) return world
  return new World(world.links.values(), [...world.entities.values(), ...named], world)
}

async function notFound(graph: Graph, id: string): Promise<DealgraphError> {
  const near = await nearestNames(graph, id.replaceAll('-', ' '))
  const hint =
    near.length > 0 ? ` Is one of these meant? ${near.map((e) => `${e.name} (${e.id})`).join(', ')}.` : ''
  return new DealgraphError('NOT_FOUND', `There is nothing with the id ${id}.${hint}`, { id, nearest: near })
}

/** A misspelt source would leave everything in place, and the answer would seem to stand without it. */
async function refuseUnknownSources(graph: Graph, lens: Lens, rows: readonly TieRow[]): Promise<void> {
  const met = new Set(rows.flatMap((row) => (row.claims ?? []).map((claim) => claim.source)))
  const unmet = lens.withoutSources.filter((id) => !met.has(id))
  const unknown = unmet.length > 0 ? await unknownSources(graph, unmet) : []
  if (unknown.length > 0) {
    throw new DealgraphError('NOT_FOUND', `withoutSources names what is no source: ${unknown.join(', ')}.`, {
      ids: unknown,
    })
  }
}
