import type { FieldsByTypeName } from 'graphql-parse-resolve-info'
import { fromCursor } from '../claims/cursor.ts'
import type { Lens } from '../claims/lens.ts'
import { ENDS } from '../claims/link-rules.ts'
import { written } from '../claims/resolve.ts'
import type { Graph } from '../graph/graph.ts'
import type { EntityKind } from '../graph/vocabulary.ts'
import { type Args, firstOf, textOf } from './arguments.ts'
import { connection } from './connection.ts'
import { atOnce, fetchLevels, fetchParts, type Part } from './fetch.ts'
import { orderOf } from './order.ts'
import { ROOT_PAGES, type RootPage } from './patterns.ts'
import { arrange, branchOf, extentOf, listKey, Place, SORT_OF } from './plan.ts'
import { Selector } from './select.ts'
import { type Items, settleBranch } from './settle.ts'
import { Told } from './told.ts'
import type { Shown } from './trees.ts'

/** Arguments that narrow a list to what hangs at one thing, and what this may be. */
const NARROWING: Readonly<Record<string, readonly EntityKind[]>> = {
  market: ENDS.COMPETES_IN[1],
  party: ENDS.PARTY[0],
  facility: ENDS.COVERS[1],
}

/**
 * A page of all agreements, companies, markets or claims, or of those that the arguments pick. One round trip, or one per level; as many
 * again for a former id. NOT_FOUND where an argument names nothing, or a thing of another kind: an empty list would read as "none".
 */
export async function fetchPage(
  graph: Graph,
  page: RootPage,
  args: Args,
  fields: FieldsByTypeName,
  lens: Lens,
  now = new Date(),
): Promise<Shown> {
  const named = Object.keys(NARROWING).filter((name) => textOf(args, name) !== null)
  const asked = { ...args, ...Object.fromEntries(named.map((name) => [name, written(String(args[name]))])) }
  const wanted = named.map((name) => ({ id: String(asked[name]), kinds: NARROWING[name] ?? [] }))
  // Cursors belong to the list as it was asked for, whatever its ids have become.
  const list = listKey(page, ROOT_PAGES[page](asked), lens)
  const read = async (by: Args) => {
    const selector = new Selector(now)
    const pattern = ROOT_PAGES[page](by)
    const cursor = textOf(by, 'after')
    const place = new Place(SORT_OF[pattern.shows], pattern.types, selector.lens(lens))
    const after = cursor === null ? null : fromCursor(list, cursor, orderOf(pattern).length)
    const branch = branchOf(page, place, { pattern, page: true, first: firstOf(by), after, list })
    const show = connection(selector, branch, fields)
    // The page hangs at nothing: a place with this one branch.
    const root = new Place('source', [], place.lens)
    root.branch(page, () => branch)
    arrange(root)
    const whole = atOnce(extentOf(root))
    let items: Items | null = null
    const part: Part = {
      begin: () => 'WITH null AS key',
      value: (compiler) => compiler.several(branch, pattern, ''),
      take: (_, value) => {
        items = settleBranch(branch, value, root, []) as Items
      },
    }
    const told = new Told(wanted, selector.withoutSources)
    await fetchParts(graph, `read-${page}`, [part, ...told.parts], whole)
    return { whole, place, items: items as Items | null, show, current: await told.current(graph) }
  }

  let found = await read(asked)
  if ([...found.current].some(([id, current]) => id !== current)) {
    const current = named.map((name) => [name, found.current.get(String(asked[name]))] as const)
    found = await read({ ...asked, ...Object.fromEntries(current) })
  }
  const { whole, place, items, show } = found
  if (!whole) {
    const rows = (items?.items ?? []).map(({ row }) => ({ place, row }))
    await fetchLevels(graph, `read-${page}`, rows)
  }
  return show(items)
}
