import { endDay } from '../../claims/days.ts'
import { DealgraphError } from '../../errors.ts'
import { inQuestion } from '../../surfaces/compare/compare.ts'
import type { Found, Side } from '../../surfaces/compare/side.ts'
import type { Exhibit } from '../../surfaces/exhibit.ts'
import { saySource } from '../../surfaces/say-source.ts'
import type { Execute, Words } from '../exhibit.ts'
import { statusOfCode } from '../http-errors.ts'
import { sourcesOf, stopsOf } from './scope-stops.ts'
import { sayScope, scopeWords, valuesIn } from './scope-words.ts'

/** As many as one operation may name, and as many operations as are worth the wait. */
const MOST_NAMED = 25
const MOST_LOOKUPS = 4

/** What a comparison gives, or, of a scope that cannot be asked with, a sentence: what is shown stands without it. */
export async function orNote<T>(compared: Promise<T>): Promise<T | { note: string }> {
  try {
    return await compared
  } catch (error) {
    if (!(error instanceof DealgraphError) || statusOfCode(error.code) >= 500) throw error
    return { note: `What changed against the earlier scope could not be told: ${error.message}` }
  }
}

/** A side that is being looked into. */
export interface Open extends Side {
  found: Map<string, Found>
  withdrawn: Map<string, string>
}

export function sideOf(exhibit: Exhibit): Open {
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

/** Finds out of what only `here` shows whether it holds there, in `scope`. What cannot be found out is told as such. */
export async function lookUp(run: Execute, scope: unknown, here: Side, there: Open): Promise<void> {
  const { things, claims } = inQuestion(here, there)
  const { validAt } = there.exhibit
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

/** The earlier scope in words, its sources by their names. */
export async function sayAgainst(run: Execute, shown: readonly Exhibit[], against: Words): Promise<string> {
  const known = new Map(stopsOf(shown).sources.map((source) => [source.id, saySource(source)]))
  const missing = valuesIn(against, 'withoutSources').filter((id) => !known.has(id))
  for (const source of await sourcesOf(run, missing)) known.set(source.id, saySource(source))
  return sayScope(scopeWords(against), (id) => known.get(id) ?? id)
}
