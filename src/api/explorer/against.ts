import type { GraphQLSchema } from 'graphql'
import { endDay } from '../../claims/days.ts'
import { DealgraphError } from '../../errors.ts'
import type { SavedQuery } from '../../questions/saved.ts'
import { parseVariables } from '../../questions/saved-variables.ts'
import { type Comparison, compareExhibits, inQuestion } from '../../surfaces/compare/compare.ts'
import type { Found, Side } from '../../surfaces/compare/side.ts'
import type { Exhibit } from '../../surfaces/exhibit.ts'
import { saySource } from '../../surfaces/say-source.ts'
import { type Execute, exhibitOf, type Words } from '../exhibit.ts'
import { statusOfCode } from '../http-errors.ts'
import { sourcesOf, stopsOf } from './scope-stops.ts'
import { otherWords, sayScope, scopeWords, valuesIn } from './scope-words.ts'

interface Asking {
  run: Execute
  schema: GraphQLSchema
  query: SavedQuery
}

/** As many findings as can be asked for at once. */
const MOST_FINDINGS = '100'
/** As many as one operation may name, and as many operations as are worth the wait. */
const MOST_NAMED = 25
const MOST_LOOKUPS = 4

/**
 * What is otherwise in an answer than in the same question's answer in an earlier scope, with why. A scope that cannot be asked with is told
 * as a sentence: the answer itself stands.
 */
export async function comparedWith(
  asking: Asking,
  shown: Exhibit,
  against: Words,
): Promise<{ compared: Comparison } | { note: string }> {
  try {
    const words = shown.variables
    const [before, after] = await Promise.all([
      wholeOf(asking, [...otherWords(words), ...against]),
      isWhole(shown) ? shown : wholeOf(asking, words),
    ])
    const [left, right] = [sideOf(before), sideOf(after)]
    await Promise.all([lookUp(asking, left, right), lookUp(asking, right, left)])
    return { compared: compareExhibits(left, right, await sayAgainst(asking, [before, after], against)) }
  } catch (error) {
    if (!(error instanceof DealgraphError) || statusOfCode(error.code) >= 500) throw error
    return { note: `What changed against the earlier scope could not be told: ${error.message}` }
  }
}

const isWhole = ({ findings, totalFindings, variables }: Exhibit): boolean =>
  findings.length === totalFindings && variables.every(([name]) => name !== 'after')

async function wholeOf({ run, schema, query }: Asking, words: Words): Promise<Exhibit> {
  const paged = new Set(['first', 'after'])
  const isPaged = query.variables.some(({ name }) => name === 'first')
  const rest = words.filter(([name]) => !paged.has(name))
  return await exhibitOf(run, schema, query, isPaged ? [...rest, ['first', MOST_FINDINGS]] : rest)
}

/** A side that is being looked into. */
interface Open extends Side {
  found: Map<string, Found>
  withdrawn: Map<string, string>
}

function sideOf(exhibit: Exhibit): Open {
  const words = exhibit.variables
  const [least] = valuesIn(words, 'minConfidence')
  const statuses = valuesIn(words, 'statuses')
  return {
    exhibit,
    scope: {
      minConfidence: least === undefined ? null : Number(least),
      statuses: statuses.length === 0 ? null : statuses,
      withoutSources: valuesIn(words, 'withoutSources'),
    },
    found: new Map(),
    withdrawn: new Map(),
  }
}

interface Thing {
  validTo?: string | null
  stage?: string
}

/** Finds out of what only `here` shows whether it holds there. What cannot be found out is told as such. */
async function lookUp({ run, query }: Asking, here: Side, there: Open): Promise<void> {
  const { things, claims } = inQuestion(here, there)
  const { variables, validAt } = there.exhibit
  const { scope } = parseVariables(query, variables)
  const nodes = await named<Thing>(
    run,
    things,
    scope,
    (name) => `node(id: ${name}, scope: $scope) { id ... on Link { validTo } ... on Agreement { stage } }`,
  )
  for (const [id, thing] of nodes) {
    const { validTo = null, stage = null } = thing ?? {}
    // One that has ended is shown as it was last.
    const holds = thing !== null && (validTo === null || endDay(validTo) > validAt)
    there.found.set(id, { holds, stage })
  }
  if (here.exhibit.knownAt >= there.exhibit.knownAt) return
  const records = await named<{ retractedAt: string | null }>(
    run,
    claims,
    scope,
    (name) => `claim(id: ${name}) { id retractedAt }`,
  )
  for (const [id, claim] of records) if (claim?.retractedAt) there.withdrawn.set(id, claim.retractedAt)
}

async function named<T>(
  run: Execute,
  ids: readonly string[],
  scope: unknown,
  select: (name: string) => string,
): Promise<[string, T | null][]> {
  const parts = Array.from({ length: MOST_LOOKUPS }, (_, i) =>
    ids.slice(i * MOST_NAMED, (i + 1) * MOST_NAMED),
  )
  const found = await Promise.all(
    parts
      .filter((part) => part.length > 0)
      .map(async (part): Promise<[string, T | null][]> => {
        const body = part.map((_, i) => `t${i}: ${select(`$i${i}`)}`).join(' ')
        const usesScope = body.includes('$scope')
        const { data, errors } = await run({
          query: `query found(${usesScope ? '$scope: Scope ' : ''}${part.map((_, i) => `$i${i}: ID!`).join(' ')}) { ${body} }`,
          variables: {
            ...(usesScope && { scope }),
            ...Object.fromEntries(part.map((id, i) => [`i${i}`, id])),
          },
        })
        if (errors) return []
        return part.map((id, i) => [id, (data?.[`t${i}`] ?? null) as T | null])
      }),
  )
  return found.flat()
}

async function sayAgainst({ run }: Asking, shown: readonly Exhibit[], against: Words): Promise<string> {
  const known = new Map(stopsOf(shown).sources.map((source) => [source.id, saySource(source)]))
  const missing = valuesIn(against, 'withoutSources').filter((id) => !known.has(id))
  for (const source of await sourcesOf(run, missing)) known.set(source.id, saySource(source))
  return sayScope(scopeWords(against), (id) => known.get(id) ?? id)
}
