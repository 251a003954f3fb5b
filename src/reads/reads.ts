import type { FieldsByTypeName } from 'graphql-parse-resolve-info'
import type { Lens } from '../claims/lens.ts'
import { compareText } from '../claims/order.ts'
import type { Graph } from '../graph/graph.ts'
import { atOnce, type Found, fetchLevels, fetchParts, type Part } from './fetch.ts'
import { ENTITY_TYPES } from './fields.ts'
import { LINK_TYPENAMES } from './patterns.ts'
import { arrange, branchOf, type Extent, extentOf, lensKey, Place, type Row } from './plan.ts'
import { Selector, type View } from './select.ts'
import { settle } from './settle.ts'
import { Told } from './told.ts'

/** Things to fetch by id that share a selection and a lens. */
export interface Root {
  kind: 'entity' | 'claim' | 'source' | 'link'
  ids: string[]
  fields: FieldsByTypeName
  lens: Lens
  /** Leaves out links and agreements of which the scope has nothing: nothing that has begun by the day, or is sure enough. */
  begun?: boolean
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
  begun: boolean
  place: Place
  ids: Set<string>
  view: View
  rows: Map<string, Row>
}

/**
 * One map from id to object for each root; ids that lead nowhere are absent. One round trip for all, or one per level where
 * the selection is too wide to plan, or where the scope leaves claims out. An agreement of which no claim in scope speaks is absent; a link
 * is shown as it was last, or will be first, where it does not hold on the day; with `begun` not before its first day. NOT_FOUND where a
 * scope leaves out what is no source.
 */
export async function fetchRoots(
  graph: Graph,
  roots: readonly Root[],
  now = new Date(),
): Promise<Map<string, object>[]> {
  const selector = new Selector(now)
  const merged = new Map<string, Wanted>()
  const wanted = roots.map((root) => {
    const key = `${root.kind} ${root.begun === true} ${lensKey(root.lens)} ${JSON.stringify(root.fields)}`
    const known = merged.get(key) ?? newWanted(selector, root)
    merged.set(key, known)
    for (const id of root.ids) known.ids.add(id)
    return known
  })
  const list = [...merged.values()].filter(({ ids }) => ids.size > 0)
  const shapes = new Map(list.map((one) => [one, one.kind + arrange(one.place)]))
  list.sort((a, b) => compareText(shapes.get(a) ?? '', shapes.get(b) ?? ''))
  const whole = atOnce(sum(list.map(({ place }) => extentOf(place))))
  const told = new Told([], selector.withoutSources)
  await fetchParts(graph, 'read-things', [...list.map(lookUp), ...(list.length > 0 ? told.parts : [])], whole)
  await told.current(graph)
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

function newWanted(selector: Selector, { kind, fields, lens, begun = false }: Root): Wanted {
  const place = new Place(kind, TYPES[kind], selector.lens(lens), kind === 'link')
  const view = selector.view(place, fields)
  // An agreement is there only if claims in scope speak of it, so its terms are always looked at.
  const link = kind === 'link' ? place : kind === 'entity' ? terms(place).branch.place : null
  if (link && begun) for (const name of BEGINNING) link.column(name)
  return { kind, begun, place, ids: new Set(), view, rows: new Map() }
}

const terms = (place: Place) =>
  place.branch('terms', () => branchOf('terms', new Place('link', ['Terms'], place.lens, true)), 'Agreement')

/** What tells whether something of a link is in scope: `validFrom` is the first day of the period that is shown. */
const BEGINNING = ['validFrom', 'confidence'] as const

function isInScope(place: Place, row: Row): boolean {
  const [from, confidence] = BEGINNING.map((name) => row[place.column(name).index])
  const { validAt, minConfidence } = place.lens
  return typeof from === 'string' && from <= validAt && Number(confidence ?? 0) >= (minConfidence ?? 0)
}

function lookUp({ kind, begun, place, ids, rows }: Wanted): Part {
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
      if (speaks && row[speaks.kind.index] === 'AGREEMENT') {
        const spoken = row[speaks.terms.index] as Row | null
        if (!spoken || (begun && !isInScope(speaks.terms.branch.place, spoken))) return
      }
      if (kind === 'link' && begun && !isInScope(place, row)) return
      rows.set(key, row)
    },
  }
}

const sum = (extents: readonly Extent[]): Extent => ({
  branches: extents.reduce((total, { branches }) => total + branches, 0),
  wide: extents.some(({ wide }) => wide),
})
