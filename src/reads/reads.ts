import type { FieldsByTypeName } from 'graphql-parse-resolve-info'
import { fromCursor } from '../claims/cursor.ts'
import type { Lens } from '../claims/lens.ts'
import { compareText } from '../claims/order.ts'
import type { Graph } from '../graph/graph.ts'
import { type Args, firstOf, textOf } from './arguments.ts'
import { connection } from './connection.ts'
import { atOnce, type Found, fetchLevels, fetchParts, type Part } from './fetch.ts'
import { ENTITY_TYPES } from './fields.ts'
import { orderOf } from './order.ts'
import { LINK_TYPENAMES, ROOT_PAGES, type RootPage } from './patterns.ts'
import { arrange, branchOf, type Extent, extentOf, lensKey, Place, type Row, SORT_OF } from './plan.ts'
import { resolveIds } from './resolve.ts'
import { Selector, type View } from './select.ts'
import { type Items, settle, settleBranch } from './settle.ts'
import type { Shown } from './trees.ts'

/** Things to fetch by id that share a selection and a lens. */
export interface Root {
  kind: 'entity' | 'claim' | 'source' | 'link'
  ids: string[]
  fields: FieldsByTypeName
  lens: Lens
}

const TYPES: Readonly<Record<Root['kind'], readonly string[]>> = {
  entity: ENTITY_TYPES,
  claim: ['Claim'],
  source: ['Source'],
  link: Object.values(LINK_TYPENAMES),
}
const LABEL: Readonly<Record<Root['kind'], string>> = {
  entity: 'Entity',
  claim: 'Claim',
  source: 'Source',
  link: 'Tie',
}

interface Wanted {
  kind: Root['kind']
  place: Place
  ids: Set<string>
  view: View
  rows: Map<string, Row>
}

/**
 * One map from id to object for each root; ids that lead nowhere are absent. One round trip for all, or one per level where
 * the selection is too wide to plan, or where the scope leaves claims out. An agreement of which no claim in scope speaks is absent; a link
 * is shown as it was last, or will be first, where it does not hold on the day.
 */
export async function fetchRoots(
  graph: Graph,
  roots: readonly Root[],
  now = new Date(),
): Promise<Map<string, object>[]> {
  const selector = new Selector(now)
  const merged = new Map<string, Wanted>()
  const wanted = roots.map((root) => {
    const key = `${root.kind} ${lensKey(root.lens)} ${JSON.stringify(root.fields)}`
    const known = merged.get(key) ?? newWanted(selector, root)
    merged.set(key, known)
    for (const id of root.ids) known.ids.add(id)
    return known
  })
  const list = [...merged.values()].filter(({ ids }) => ids.size > 0)
  const shapes = new Map(list.map((one) => [one, one.kind + arrange(one.place)]))
  list.sort((a, b) => compareText(shapes.get(a) ?? '', shapes.get(b) ?? ''))
  const whole = atOnce(sum(list.map(({ place }) => extentOf(place))))
  await fetchParts(graph, 'read-things', list.map(lookUp), whole)
  if (!whole)
    await fetchLevels(
      graph,
      'read-things',
      list.flatMap(({ place, rows }) => [...rows.values()].map((row): Found => ({ place, row }))),
    )
  return roots.map((root, i) => {
    const { rows, view } = wanted[i] as Wanted
    return new Map(
      [...new Set(root.ids)].flatMap((id) => {
        const row = rows.get(id)
        return row ? [[id, view(row)] as const] : []
      }),
    )
  })
}

function newWanted(selector: Selector, { kind, fields, lens }: Root): Wanted {
  const place = new Place(kind, TYPES[kind], selector.lens(lens), kind === 'link')
  const view = selector.view(place, fields)
  // An agreement is there only if claims in scope speak of it, so its terms are always looked at.
  if (kind === 'entity') terms(place)
  return { kind, place, ids: new Set(), view, rows: new Map() }
}

const terms = (place: Place) =>
  place.branch('terms', () => branchOf('terms', new Place('link', ['Terms'], place.lens, true)), 'Agreement')

function lookUp({ kind, place, ids, rows }: Wanted): Part {
  const speaks = kind === 'entity' ? { terms: terms(place), kind: place.column('kind') } : null
  return {
    begin: (compiler) => {
      const begin = `UNWIND ${compiler.param([...ids].sort())} AS key MATCH (n:${LABEL[kind]} {id: key})`
      return kind === 'link' ? `${begin} UNWIND COLLECT { ${compiler.ofTie(place, 'n')} } AS row` : begin
    },
    value: (compiler) => (kind === 'link' ? 'row' : compiler.row(place, 'n')),
    take: (key, value) => {
      const row = value as Row
      if (!settle(place, row)) return
      if (speaks && row[speaks.kind.index] === 'AGREEMENT' && !row[speaks.terms.index]) return
      rows.set(key, row)
    },
  }
}

const sum = (extents: readonly Extent[]): Extent => ({
  branches: extents.reduce((total, { branches }) => total + branches, 0),
  wide: extents.some(({ wide }) => wide),
})

/** A page of all agreements, companies, markets or claims, or of those that the arguments pick. */
export async function fetchPage(
  graph: Graph,
  page: RootPage,
  args: Args,
  fields: FieldsByTypeName,
  lens: Lens,
  now = new Date(),
): Promise<Shown> {
  const found = await pageOf(graph, page, args, fields, lens, now)
  const named = ['market', 'party', 'facility'].flatMap((name) => textOf(args, name) ?? [])
  if (found.items.length > 0 || named.length === 0) return found.shown
  // Nothing there: the ids may be former ones, or identifiers.
  const current = await resolveIds(graph, named)
  if (named.every((id) => (current.get(id) ?? id) === id)) return found.shown
  const renamed = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      (typeof value === 'string' && current.get(value)) || value,
    ]),
  )
  return (await pageOf(graph, page, { ...renamed, after: args['after'] }, fields, lens, now)).shown
}

async function pageOf(
  graph: Graph,
  page: RootPage,
  args: Args,
  fields: FieldsByTypeName,
  lens: Lens,
  now: Date,
): Promise<{ items: unknown[]; shown: Shown }> {
  const selector = new Selector(now)
  const pattern = ROOT_PAGES[page](args)
  const cursor = textOf(args, 'after')
  const place = new Place(SORT_OF[pattern.shows], pattern.types, selector.lens(lens))
  const after = cursor === null ? null : fromCursor(page, cursor, orderOf(pattern).length)
  const branch = branchOf(page, place, { pattern, page: true, first: firstOf(args), after })
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
  await fetchParts(graph, `read-${page}`, [part], whole)
  const found = (items as Items | null)?.items ?? []
  if (!whole)
    await fetchLevels(
      graph,
      `read-${page}`,
      found.map(({ row }) => ({ place, row })),
    )
  return { items: found, shown: show(items) }
}
