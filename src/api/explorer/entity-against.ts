import type { SavedQuery } from '../../questions/saved.ts'
import { parseVariables } from '../../questions/saved-variables.ts'
import type { Exhibit } from '../../surfaces/exhibit.ts'
import { listed } from '../../words/listed.ts'
import type { Execute, Words } from '../exhibit.ts'
import type { Otherwise } from './entity-changes.ts'
import { type Known, knownOf, type Listed } from './entity-data.ts'
import type { Section } from './entity-sections.ts'
import { lookUp, orNote, sayAgainst, sideOf } from './sides.ts'
import { compareTies, tiesExhibit } from './tie-findings.ts'

/** A page of a thing, in the scope that it is looked at in. */
interface Asking {
  execute: Execute
  place: SavedQuery
  id: string
  sections: readonly Section[]
  /** The scope, in the words of an address. */
  scope: Words
}
type Days = Pick<Exhibit, 'validAt' | 'knownAt'>

export interface Compared extends Otherwise {
  /** Whether all was answered, so that it may be kept. */
  isWhole: boolean
}

/** As many ties of each list as can be asked for at once. */
const MOST = { first: 100, after: null }

/** What is otherwise in the lists of a thing than in an earlier scope, with why. `shown`: as far as the page has them. */
export async function tiesAgainst(asking: Asking, shown: Known | null, earlier: Words): Promise<Compared> {
  const told = await orNote(compare(asking, shown, earlier))
  return 'note' in told ? { compared: null, notes: [told.note], isWhole: true } : told
}

async function compare(asking: Asking, shown: Known | null, earlier: Words): Promise<Compared> {
  const { execute, place, id, sections, scope } = asking
  const scopes = [earlier, scope].map((words) => parseVariables(place, words)['scope'] ?? null)
  const [was, is] = scopes
  const [before, after] = await Promise.all([
    knownOf(execute, { id, scope: was }, sections, MOST),
    shown && isWhole(shown) ? shown : knownOf(execute, { id, scope: is }, sections, MOST),
  ])
  const left = sideOf(tiesExhibit(before, { variables: earlier, ...daysOf(was) }))
  const right = sideOf(tiesExhibit(after, { variables: scope, ...daysOf(is) }))
  await Promise.all([lookUp(execute, is, left, right), lookUp(execute, was, right, left)])
  const against = await sayAgainst(execute, [left.exhibit, right.exhibit], earlier)
  const notes = notesOf([...before.lists, ...after.lists], sections.length)
  const compared = compareTies(
    { side: left, lists: before.lists },
    { side: right, lists: after.lists },
    against,
  )
  const isNone = [before, after].some(({ lists }) => lists.every(({ problem }) => problem !== null))
  return { compared: isNone ? null : compared, notes, isWhole: notes.length === 0 }
}

/** Lists that could not be had, those of one reason together. */
function notesOf(lists: readonly Listed[], most: number): string[] {
  const titles = new Map<string, Set<string>>()
  for (const { problem, section } of lists)
    if (problem !== null) titles.set(problem, (titles.get(problem) ?? new Set()).add(section.title))
  return [...titles].map(([problem, of]) =>
    of.size === most
      ? `What changed against the earlier scope could not be told: ${problem}`
      : `${listed([...of])} could not be compared: ${problem}`,
  )
}

const isWhole = ({ lists }: Known): boolean =>
  lists.every(({ ties, total, isLater, problem }) => problem === null && !isLater && ties.length === total)

/** The day and the moment of a scope, today and now where it has none. */
export function daysOf(scope: unknown): Days {
  const now = new Date().toISOString()
  const { validAt, knownAt } = (scope ?? {}) as { validAt?: string | null; knownAt?: string | null }
  return { validAt: validAt ?? now.slice(0, DAY), knownAt: knownAt ?? now }
}
const DAY = 'yyyy-mm-dd'.length
