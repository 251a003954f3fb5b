import { readChanges } from '../claims/changes.ts'
import { isPreferredDenial } from '../claims/denials.ts'
import type { Lens, LensArgument } from '../claims/lens.ts'
import { refuseUnknownSources, requireKinds, resolveMeant, written } from '../claims/resolve.ts'
import type { EntityRef, TieRow } from '../claims/world.ts'
import { DealgraphError, type ErrorCode } from '../errors.ts'
import type { Graph, Params, ReadOptions, Statement } from '../graph/graph.ts'
import { wantedOf } from './argument-kinds.ts'
import type { Found, Question, Search } from './define-question.ts'
import { askOthers } from './others.ts'
import { QUESTIONS } from './registry.ts'
import { resolving, type Told, told } from './resolving.ts'
import { unlessLate } from './search.ts'
import { toTieRows } from './too-many.ts'

type Given = Readonly<Record<string, unknown>>

/** What ids stand for → the things, or a refusal. */
type Check = (told: Omit<Told, 'overruled'>) => Promise<ReadonlyMap<string, EntityRef>>

interface Known<P> {
  parameters: P
  found: Found
  /** Things that were named and that no row brought. */
  named: EntityRef[]
  /** What to look at to tell what preferred denials took out: ties with their claims, none where they took out nothing. */
  overruled: readonly TieRow[]
}

/**
 * Searches with what the named ids stand for now. The first statement finds that out; where one is a former id or an identifier the
 * search begins anew with the current one, and takes up the rows that it has. Errors: BAD_INPUT, NOT_FOUND.
 */
export async function searchKnown<P>(
  graph: Graph,
  question: Question<P>,
  given: Given,
  lens: Lens,
  options: ReadOptions,
): Promise<Known<P>> {
  const asked = question.named(parse(question, given))
  const args = renamed(given, new Map(asked.map((id) => [id, written(id)])))
  const parameters = parse(question, args)
  const ids = question.named(parameters)
  const check: Check = async ({ meant, unknownSources }) => {
    refuseUnknownSources(unknownSources)
    return await requireKinds(graph, wantedOf(question.field, args, ids), meant)
  }

  // A question that sends no statement of its own has none that could tell.
  const before = question.statements.length === 0 && ids.length > 0
  const known = before ? await check({ meant: await resolveMeant(graph, ids), unknownSources: [] }) : null
  const trips = new Trips(graph, question, lens, options, known ? null : ids, check)
  if (known) trips.named = known
  const now = known && isRenamed(known) ? renamed(args, currentOf(known)) : args
  try {
    return await trips.search(parse(question, now))
  } catch (error) {
    if (!(error instanceof Renamed)) throw error
    return await trips.search(parse(question, renamed(args, currentOf(trips.named))))
  }
}

export function parse<P>(question: Question<P>, given: Given): P {
  // GraphQL hands over null where a variable was given as null, which means the default here.
  const present = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  )
  const parsed = question.parameters.safeParse(present)
  if (parsed.success) return parsed.data
  throw new DealgraphError('BAD_INPUT', parsed.error.issues.map(({ message }) => message).join(' '))
}

/** The database could not carry out a statement. */
const FAILED: readonly ErrorCode[] = ['DATABASE_FAILED', 'INTERNAL']

/** Ends a search that was begun with an id that has become another. */
class Renamed extends Error {}

/** The trips of one question. */
class Trips<P> {
  named: ReadonlyMap<string, EntityRef> = new Map()
  private readonly graph: Graph
  private readonly question: Question<P>
  private readonly options: ReadOptions
  private readonly lens: Lens
  /** Whether rows must come with their claims. */
  private readonly wide: boolean
  private readonly check: Check
  /** Ids whose meaning is still to be told; null once it has been. */
  private ids: readonly string[] | null
  private brought: TieRow[] | null = null
  /** The ends of each tie of which a denial is preferred. */
  private denied: readonly (readonly string[])[] = []

  constructor(
    graph: Graph,
    question: Question<P>,
    lens: Lens,
    options: ReadOptions,
    ids: readonly string[] | null,
    check: Check,
  ) {
    this.graph = graph
    this.question = question
    this.lens = lens
    this.options = options
    this.check = check
    // What an argument kept out can only be told from rows that it did not keep out.
    const compares: readonly LensArgument[] = ['validAt', 'knownAt', 'statuses', 'withoutSources']
    this.wide = lens.given.some((argument) => compares.includes(argument))
    this.ids = ids
  }

  async search(parameters: P): Promise<Known<P>> {
    const found = await this.searchOnce(parameters, this.wide)
    const met = new Set(found.rows.flatMap((row) => [row.from.id, row.to.id]))
    const named = [...this.named.values()].filter(({ id }) => !met.has(id))
    const wide = await this.searchBehindDenials(parameters, found, met)
    const { knownAt } = this.lens
    const isOverruled = wide?.rows.some((row) =>
      row.claims?.some((claim) => isPreferredDenial(claim, knownAt)),
    )
    return {
      parameters,
      found: { ...found, truncated: found.truncated || wide === null },
      named,
      overruled: wide && isOverruled ? wide.rows : [],
    }
  }

  /**
   * Only with all claims does a search go along what a preferred denial takes out, and find what lies behind it: so it is made again,
   * where such a denial stands beside what was found. Null where that took too long.
   */
  private async searchBehindDenials(
    parameters: P,
    found: Found,
    met: ReadonlySet<string>,
  ): Promise<Found | null> {
    const named = this.question.named(parameters)
    const isBeside = this.denied.some(
      (ends) => named.length === 0 || ends.some((id) => met.has(id) || named.includes(id)),
    )
    const hasClaims = this.wide || found.rows.every((row) => row.claims !== null)
    if (!isBeside || (hasClaims && found.rows.length > 0)) return found
    return await unlessLate(this.searchOnce(parameters, true))
  }

  private async searchOnce(parameters: P, wide: boolean): Promise<Found> {
    const { graph, question, lens, options } = this
    const search: Search = {
      lens,
      withClaims: wide,
      ties: async (statement, params, { claims = false, timeoutMs } = {}) => {
        const at = { validAt: lens.validAt, knownAt: lens.knownAt, wide: wide || claims }
        return await this.ties(
          statement,
          { ...params, ...at },
          timeoutMs === undefined ? options : { ...options, timeoutMs },
        )
      },
      others: (about) => askOthers(graph, QUESTIONS, question.field, search, about, options.timeoutMs),
      changes: (since, about) => readChanges(graph, since, lens.knownAt, about, options),
    }
    return await question.search(search, parameters)
  }

  private async ties(statement: Statement, params: Params, options: ReadOptions): Promise<TieRow[]> {
    const { graph, ids, brought } = this
    if (brought) {
      // The first statement again, now under the current ids, from which it searched already.
      this.brought = null
      return brought
    }
    if (ids === null) return toTieRows(await graph.read(statement, params, options))
    this.ids = null
    const first = resolving(statement, params, ids, this.lens.withoutSources)
    try {
      const answer = told(await graph.read(first.statement, first.params, options))
      this.named = await this.check(answer.told)
      this.denied = answer.told.overruled
      this.brought = toTieRows(answer.rows)
    } catch (error) {
      // Neo4j looks for no way from a thing to itself, which two ids may have become: then the room must say so.
      if (!(error instanceof DealgraphError) || !FAILED.includes(error.code)) throw error
      this.named = await this.check({ meant: await resolveMeant(graph, ids), unknownSources: [] })
      if (!isRenamed(this.named)) throw error
    }
    if (isRenamed(this.named)) throw new Renamed()
    const rows = this.brought ?? []
    this.brought = null
    return rows
  }
}

const isRenamed = (named: ReadonlyMap<string, EntityRef>): boolean =>
  [...named].some(([id, thing]) => id !== thing.id)
const currentOf = (named: ReadonlyMap<string, EntityRef>): Map<string, string> =>
  new Map([...named].map(([id, thing]) => [id, thing.id]))

/** The same arguments with other ids. */
const renamed = (given: Given, to: ReadonlyMap<string, string>): Given => rename(given, to) as Given

function rename(value: unknown, to: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return to.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => rename(item, to))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item, to)]))
}
