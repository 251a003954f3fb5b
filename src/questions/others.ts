import { resolveEntities } from '../claims/resolve.ts'
import { type EntityRef, World, worldOf } from '../claims/world.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { toFindings } from './answer.ts'
import type { Found, Other, Question, Search } from './define-question.ts'

/** Arguments by which a question is told what it is about, as questions name them. */
const ABOUT: readonly string[] = ['about', 'of', 'company', 'companies', 'subject', 'through', 'customer']
const ABOUT_MARKET: readonly string[] = ['about', 'of', 'market']

/**
 * What to ask a question with, so that it is about a thing, or about the whole graph; null where it cannot be asked so. Its own
 * parameters decide: the first name that they take alone is its argument, and a question that needs nothing is asked of all.
 */
export function argumentsAbout(question: Question<unknown>, about: EntityRef | null): object | null {
  const names = about?.kind === 'MARKET' ? ABOUT_MARKET : ABOUT
  const given =
    about === null ? [{}] : names.flatMap((name) => [{ [name]: about.id }, { [name]: [about.id] }])
  return given.find((args) => question.parameters.safeParse(args).success) ?? null
}

/** More at once would starve whoever else asks. */
const AT_ONCE = 2
/** With all claims, and decided for several moments, a tie costs ten times what it does elsewhere. */
const MOST_TIES = 4_000
/** Of the time that a read may take, what is for the others about the whole graph: what is left is for deciding. */
const PART_FOR_SEARCHING = 0.5

/**
 * Every other question that can be asked so, each searched once with all claims, whenever recorded: what it finds as of any moment
 * is then decided without another trip. `missed` says that one could not be searched in time.
 */
export async function askOthers(
  graph: Graph,
  questions: readonly Question<unknown>[],
  except: string,
  search: Search,
  about: string | null,
  timeoutMs: number | undefined,
): Promise<{ asked: Other[]; missed: boolean }> {
  const current = about === null ? null : ((await resolveEntities(graph, [about])).get(about) ?? null)
  if (about !== null && current === null) return { asked: [], missed: false }
  const askable = questions.filter(({ field }) => field !== except)
  const end = performance.now() + (timeoutMs ?? Number.POSITIVE_INFINITY) * PART_FOR_SEARCHING
  const outcomes: (Other | 'missed' | null)[] = []
  for (let i = 0; i < askable.length; i += AT_ONCE) {
    const together = askable.slice(i, i + AT_ONCE)
    outcomes.push(
      ...(await Promise.all(
        together.map((question) =>
          askOne(question, current, about === null ? within(search, end) : withClaims(search)),
        ),
      )),
    )
  }
  return {
    asked: outcomes.filter((one) => one !== null && one !== 'missed'),
    missed: outcomes.includes('missed'),
  }
}

/** Null where it cannot be asked of such a thing, which is not missing from the answer. */
async function askOne(
  question: Question<unknown>,
  about: EntityRef | null,
  { search, isCut }: Bounded,
): Promise<Other | 'missed' | null> {
  const args = argumentsAbout(question, about)
  if (args === null) return null
  const parameters = question.parameters.parse(args)
  try {
    const found = await question.search(search, parameters)
    const truncated = found.truncated || isCut()
    return other(question, parameters, { ...found, truncated }, search, about)
  } catch (error) {
    const code = error instanceof DealgraphError ? error.code : null
    if (code === 'TIMEOUT') return 'missed'
    if (code === 'BAD_INPUT') return null
    throw error
  }
}

interface Bounded {
  search: Search
  /** Whether more was there than was brought. */
  isCut: () => boolean
}

function withClaims(search: Search): Bounded {
  const ties: Search['ties'] = (statement, params) => search.ties(statement, params, { claims: true })
  return { search: { ...search, ties }, isCut: () => false }
}

/** The same of the whole graph: until then, and no more ties than can be decided over several times. */
function within(search: Search, end: number): Bounded {
  let cut = false
  const ties: Search['ties'] = async (statement, params) => {
    const left = end - performance.now()
    if (left < 1) throw new DealgraphError('TIMEOUT', `There was no time left for ${statement.name}.`)
    const limit = Number.isFinite(left) ? { timeoutMs: Math.floor(left) } : {}
    const rows = await search.ties(statement, { ...params, limit: MOST_TIES + 1 }, { claims: true, ...limit })
    if (rows.length > MOST_TIES) cut = true
    return rows.slice(0, MOST_TIES)
  }
  return { search: { ...search, ties }, isCut: () => cut }
}

function other(
  question: Question<unknown>,
  parameters: unknown,
  found: Found,
  { lens }: Search,
  about: EntityRef | null,
): Other {
  const known = new Map<string, ReturnType<Other['findingsAt']>>()
  return {
    field: question.field,
    found,
    findingsAt(knownAt) {
      const before = known.get(knownAt)
      if (before) return before
      const seen = worldOf(found.rows, { ...lens, knownAt })
      const world = about ? new World(seen.links.values(), [...seen.entities.values(), about], seen) : seen
      const findings = toFindings(question.decide(world, parameters, null, found), null)
      known.set(knownAt, findings)
      return findings
    },
  }
}
