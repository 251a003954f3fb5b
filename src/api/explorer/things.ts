import type { SavedQuery } from '../../questions/saved.ts'
import type { Execute, Words } from '../exhibit.ts'
import { fromTold } from '../told.ts'
import { type Input, inputsOf, valuesOf } from './inputs.ts'

/** A thing as search and pickers show it. */
export interface Thing {
  id: string
  name: string
  kind: string
  /** The name or alias that fits, where another than its own. */
  matched: string
}

interface Hit {
  matched: string
  entity: Omit<Thing, 'matched'>
}

/** What fits a text best: an id or an identifier that it is, then names and aliases. */
export async function findThings(
  execute: Execute,
  text: string,
  kinds: readonly string[] | null,
  first = 10,
): Promise<Thing[]> {
  const { data, errors } = await execute({
    query: `query find($text: String!, $id: ID!, $kinds: [EntityKind!], $first: Int) {
      entity(id: $id) { id name kind }
      search(text: $text, kinds: $kinds, first: $first) { matched entity { id name kind } }
    }`,
    variables: { text, id: text, kinds, first },
  })
  const { entity, search } = (data ?? {}) as { entity?: Omit<Thing, 'matched'> | null; search?: Hit[] | null }
  const [error] = errors ?? []
  if (error) throw fromTold(error)
  const exact =
    entity && (kinds === null || kinds.includes(entity.kind)) ? [{ ...entity, matched: entity.name }] : []
  const others = (search ?? []).map((hit) => ({ ...hit.entity, matched: hit.matched }))
  return [...exact, ...others.filter(({ id }) => id !== exact[0]?.id)]
}

/** The names of ids, those that are known. */
export async function namesOf(execute: Execute, ids: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids)].slice(0, MOST_NAMES)
  if (asked.length === 0) return new Map()
  const { data, errors } = await execute({
    query: `query names(${asked.map((_, i) => `$i${i}: ID!`).join(' ')}) {${asked.map((_, i) => ` e${i}: entity(id: $i${i}) { name }`).join('')} }`,
    variables: Object.fromEntries(asked.map((id, i) => [`i${i}`, id])),
  })
  const [error] = errors ?? []
  if (error) throw fromTold(error)
  const found = (data ?? {}) as { [alias: string]: { name: string } | null }
  return new Map(
    asked.flatMap((id, i): [string, string][] => {
      const name = found[`e${i}`]?.name
      return name === undefined ? [] : [[id, name]]
    }),
  )
}
const MOST_NAMES = 20

/** Ids that a form of this query shows. */
export const idsIn = (query: SavedQuery, words: Words): string[] =>
  inputsOf(query)
    .filter(({ kind }) => kind === 'thing')
    .flatMap((input) => valuesOf(input, words))

/** A name that was written where an id belongs, and what it may mean. */
export interface Doubtful {
  input: Input
  text: string
  candidates: readonly Thing[]
}

/**
 * The words with ids in the place of names that mean one thing; and those that mean none, or several. A thing's own name means it, whatever
 * else is also called so.
 */
export async function settleNames(
  execute: Execute,
  query: SavedQuery,
  words: Words,
  known: ReadonlyMap<string, string>,
): Promise<{ words: Words; doubtful: Doubtful[] }> {
  const inputs = new Map(inputsOf(query).map((input) => [input.name, input]))
  const doubtful: Doubtful[] = []
  const settled = await Promise.all(
    words.map(async ([name, text]): Promise<readonly [string, string]> => {
      const input = inputs.get(name)
      if (input?.kind !== 'thing' || known.has(text)) return [name, text]
      const candidates = await findThings(execute, text, input.kinds)
      const fitting = [['name'], ['id', 'matched']] as const
      const [same = candidates] = fitting
        .map((fields) =>
          candidates.filter((one) => fields.some((field) => folded(one[field]) === folded(text))),
        )
        .filter((found) => found.length > 0)
      const [only, second] = same
      if (only && !second) return [name, only.id]
      doubtful.push({ input, text, candidates })
      return [name, text]
    }),
  )
  return { words: settled, doubtful }
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
