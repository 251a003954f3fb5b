import { fromCursor, toCursor } from '../claims/cursor.ts'
import { withoutPreferredDenials } from '../claims/denials.ts'
import { givenOf, type Lens } from '../claims/lens.ts'
import { parseScope } from '../claims/scope.ts'
import { type EntityRef, type TieRow, World, worldOf } from '../claims/world.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph, ReadOptions } from '../graph/graph.ts'
import { type AskedFinding, type Drawn, toFindings, union } from './answer.ts'
import type { Question } from './define-question.ts'
import { hasWeakAttributes, keptOut, type LeftOut, type Look, without } from './left-out.ts'
import { parse, searchKnown } from './search-known.ts'

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
 * Asks a question: arguments as GraphQL hands them over → one page of its answer. At most two trips to the database, whatever the ids;
 * twice as many where a preferred denial stands beside what was found. Errors: BAD_INPUT, BAD_CURSOR, NOT_FOUND, and those of parseScope.
 */
export async function ask<P>(
  graph: Graph,
  question: Question<P>,
  args: Readonly<Record<string, unknown>>,
  now: Date,
  options: ReadOptions = {},
): Promise<Asked> {
  const { scope, first = 50, after, ...rest } = args
  const asked = parse(question, rest)
  const lens = lensOf(question, asked, scope, now)
  const list = JSON.stringify([question.field, asked, givenOf(lens)])
  const page = parsePage(list, first, after)
  const { parameters, found, named, overruled } = await searchKnown(graph, question, rest, lens, options)

  const look = (as: Lens, rows: readonly TieRow[] = found.rows): Look => {
    const world = withNamed(worldOf(rows, as), named)
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
  if (lens.minConfidence === null && answer.world.isFloorAsked && hasWeakAttributes(answer.world)) {
    leftOut.push(...keptOut('floor', answer, look({ ...lens, minConfidence: 0 }), found.rows))
  }
  if (overruled.length > 0) {
    const undone = look(lens, withoutPreferredDenials(overruled))
    leftOut.push(...keptOut('denial', look(lens, overruled), undone, overruled))
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
    endCursor: last && start + findings.length < answer.findings.length ? toCursor(list, [last.id]) : null,
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

/** Through what a question looks: its scope, or what its own moments make. */
export const lensOf = <P>(question: Question<P>, parameters: P, scope: unknown, now: Date): Lens =>
  question.lens?.(parameters, now) ?? parseScope(scope, now)

function parsePage(list: string, first: unknown, after: unknown): { first: number; after: string | null } {
  if (typeof first !== 'number' || !Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
    throw new DealgraphError(
      'BAD_INPUT',
      `first must be a whole number from 1 to ${MAX_FIRST}, not ${String(first)}.`,
    )
  }
  return { first, after: typeof after === 'string' ? (fromCursor(list, after, 1)[0] ?? null) : null }
}

function positionAfter(findings: readonly AskedFinding[], id: string): number {
  const index = findings.findIndex((finding) => finding.id === id)
  if (index >= 0) return index + 1
  throw new DealgraphError(
    'BAD_CURSOR',
    'The finding at which `after` stood is gone from this answer; ask again from the start.',
  )
}

/** Entities that exist but that no search met, so that they can be named in the summary. */
function withNamed(world: World, named: readonly EntityRef[]): World {
  if (named.length === 0) return world
  return new World(world.links.values(), [...world.entities.values(), ...named], world)
}
