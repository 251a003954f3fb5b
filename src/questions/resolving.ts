import { PREFERRED_DENIALS, toEnds } from '../claims/denials.ts'
import { type Meant, RESOLVE_IDS, toMeant, UNKNOWN_SOURCES } from '../claims/resolve.ts'
import type { Params, Statement, Value } from '../graph/graph.ts'

/** What a first statement tells beside its rows. */
export interface Told {
  meant: ReadonlyMap<string, Meant>
  unknownSources: readonly string[]
  /** Of each tie of which a denial is preferred: its ends, and its market. */
  overruled: readonly string[][]
}

/** Stands for a type of tie in the row that tells what ids mean. */
const TOLD = 'TOLD'

/**
 * A statement that searches from ids → one that first finds out what they stand for, searches from that, and tells it in a row of its
 * own: a former id or a misspelt one then costs no trip. Which denials are preferred is told too. Each parameter that holds such ids becomes a variable with the current ones.
 */
export function resolving(
  { name, text }: Statement,
  params: Params,
  ids: readonly string[],
  sources: readonly string[],
): { statement: Statement; params: Params } {
  const holding = Object.keys(params).filter((param) => holds(params[param] ?? null, ids))
  const current = holding.map(
    (param) => `${currentOf(param, Array.isArray(params[param]))} AS current_${param}`,
  )
  const variables = holding.map((param) => `current_${param}`)
  return {
    statement: {
      name: `${name}-resolving`,
      text: [
        `CALL () {\n${RESOLVE_IDS.text.replace('$ids', '$named')}\n}`,
        'WITH collect([id, current, kind, name, form]) AS meant',
        `CALL () {\n${UNKNOWN_SOURCES.text.replace('RETURN source', 'RETURN collect(source) AS unknown')}\n}`,
        `CALL () {\n${PREFERRED_DENIALS.text.replace('RETURN a.id AS from, b.id AS to, t.key AS key', 'RETURN collect([a.id, b.id, t.key]) AS overruled')}\n}`,
        `WITH ${['meant', 'unknown', 'overruled', ...current].join(', ')}`,
        `CALL (${['meant', 'unknown', 'overruled', ...variables].join(', ')}) {`,
        within(text, holding, variables),
        'UNION ALL',
        `RETURN null AS tie, '${TOLD}' AS type, null AS key, meant AS from, unknown AS to, overruled AS state, null AS claims`,
        '}',
        'RETURN tie, type, key, from, to, state, claims',
      ].join('\n'),
    },
    params: { ...params, named: [...ids], sources: [...sources] },
  }
}

const holds = (value: Value, ids: readonly string[]): boolean => {
  const held = [value].flat()
  return held.length > 0 && held.every((one) => typeof one === 'string' && ids.includes(one))
}

/** An id that stands for nothing stays as it is, and finds nothing. */
function currentOf(param: string, isList: boolean): string {
  const now = (id: string) => `coalesce(head([one IN meant WHERE one[0] = ${id} | one[1]]), ${id})`
  return isList ? `[id IN $${param} | ${now('id')}]` : now(`$${param}`)
}

/** The statement with variables for these parameters, which every subquery in it takes in. */
function within(text: string, holding: readonly string[], variables: readonly string[]): string {
  const named = holding.reduce(
    (so, param) => so.replaceAll(new RegExp(`\\$${param}\\b`, 'g'), `current_${param}`),
    text,
  )
  return named.replaceAll(/\bCALL \(([^)]*)\)/g, (_, taken: string) => {
    const all = [taken.trim(), ...variables].filter((variable) => variable !== '')
    return `CALL (${all.join(', ')})`
  })
}

/** Parts what was told from the rows of ties. */
export function told(rows: readonly Value[][]): { rows: Value[][]; told: Told } {
  const [, , , meant, unknown, overruled] = rows.find(([, type]) => type === TOLD) ?? []
  return {
    rows: rows.filter(([, type]) => type !== TOLD),
    told: {
      meant: new Map(((meant ?? []) as Value[][]).map(toMeant)),
      unknownSources: (unknown ?? []) as string[],
      overruled: ((overruled ?? []) as Value[][]).map(toEnds),
    },
  }
}
