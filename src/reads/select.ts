import type { FieldsByTypeName, ResolveTree } from 'graphql-parse-resolve-info'
import { fromCursor } from '../claims/cursor.ts'
import type { Lens } from '../claims/lens.ts'
import { parseScope } from '../claims/scope.ts'
import type { LinkState } from '../claims/types.ts'
import { firstOf, textOf } from './arguments.ts'
import { connection } from './connection.ts'
import { ENTITY_TYPES, FIELDS, type Field, INTERFACES, typenameOf } from './fields.ts'
import { NOTHING_KNOWN } from './look.ts'
import { orderOf } from './order.ts'
import { LINK_TYPENAMES, PATTERNS, type Pattern, type PatternName } from './patterns.ts'
import { type Branch, branchOf, lensKey, listKey, Place, type Row, type Slot, SORT_OF } from './plan.ts'
import { rivals } from './rivals.ts'
import type { Items } from './settle.ts'
import { fieldsOf, objectOf, project, type Shown, selectedOn } from './trees.ts'

/** The scope under which a thing was read, for those who add to it; a name that no alias can take. */
export const LENS = '__lens'

/** How the value of one response key is made from a row. */
export type Make = (row: Row) => unknown
/** How objects are made of the rows of a place, by type. */
export type View = (row: Row) => Shown

/**
 * Reads a selection into places and branches, and gives back how the objects are made of the rows that come of it. The table of
 * fields says what each field is; nothing here knows one by name.
 */
export class Selector {
  private readonly now: Date
  private readonly lenses = new Map<string, Lens>()

  constructor(now: Date) {
    this.now = now
  }

  /** One lens for all scopes that say the same, so that equal branches are one. */
  lens(lens: Lens): Lens {
    const key = lensKey(lens)
    const known = this.lenses.get(key) ?? lens
    this.lenses.set(key, known)
    return known
  }

  /** Sources that any scope of the selection leaves out. */
  get withoutSources(): string[] {
    return [...new Set([...this.lenses.values()].flatMap((lens) => lens.withoutSources))].sort()
  }

  view(place: Place, fields: FieldsByTypeName): View {
    const id = place.column('id')
    const typed = place.types.length > 1 ? place.column(place.sort === 'link' ? 'type' : 'kind') : null
    const makes = new Map<string, [string, Make][]>()
    for (const type of place.types) {
      const trees = selectedOn(fields, [type, ...INTERFACES[place.sort]])
      const list: [string, Make][] = []
      for (const tree of trees) {
        const field = FIELDS[type]?.[tree.name]
        if (field) list.push([tree.alias, this.make(place, type, field, tree)])
      }
      makes.set(type, list)
    }
    return (row) => {
      const type = typed ? typenameOf(place.sort, row[typed.index]) : (place.types[0] ?? '')
      // The id under a name that no alias can take: whoever adds to the object must know what it is of.
      const shown: Shown = { __typename: type, __id: row[id.index], [LENS]: place.lens }
      for (const [key, make] of makes.get(type) ?? []) shown[key] = make(row)
      return shown
    }
  }

  private make(place: Place, type: string, field: Field, tree: ResolveTree): Make {
    const fields = tree.fieldsByTypeName
    if ('column' in field) {
      const slot = place.column(field.column)
      const { read } = field
      const { knownAt } = place.lens
      return (row) => project(read ? read(row[slot.index], knownAt) : (row[slot.index] ?? null), fields)
    }
    if ('state' in field) {
      const state = this.state(place, type)
      const key = place.sort === 'link' ? place.column('key') : null
      return (row) =>
        project(field.state(state(row), key ? ((row[key.index] ?? null) as string | null) : null), fields)
    }
    if ('one' in field) return this.one(place, field.one, fields)
    if ('list' in field) return this.list(place, type, field.list, tree, field.bare === true)
    if ('page' in field) return this.page(place, type, field.page, tree)
    if (field.own === 'evidence')
      return this.evidence(this.spoken(place, type), this.scope(place, tree), fields)
    if (field.own === 'statements') return this.statements(place, type, fields)
    return this.rivals(place, type, tree)
  }

  private scope(place: Place, tree: ResolveTree): Lens {
    const scope = tree.args['scope']
    return scope === null || scope === undefined ? place.lens : this.lens(parseScope(scope, this.now))
  }

  // ── What the claims say ──

  /** The link of which claims speak: the thing itself, or an agreement's terms. */
  private spoken(place: Place, type: string): { slot: Slot | null; link: Place } {
    if (place.sort === 'link') return { slot: null, link: place }
    const slot = place.branch(
      'terms',
      () => branchOf('terms', new Place('link', ['Terms'], place.lens, true)),
      type,
    )
    return { slot, link: slot.branch.place }
  }

  private state(place: Place, type: string): (row: Row) => LinkState {
    const { slot, link } = this.spoken(place, type)
    const state = link.column('state')
    return (row) => {
      const from = slot ? (row[slot.index] as Row | null) : row
      if (!from) return NOTHING_KNOWN
      const value = from[state.index]
      // Parsed once, however many fields read it.
      if (typeof value === 'string') from[state.index] = JSON.parse(value)
      return (from[state.index] as LinkState | null) ?? NOTHING_KNOWN
    }
  }

  private evidence(
    { slot, link }: { slot: Slot | null; link: Place },
    lens: Lens,
    fields: FieldsByTypeName,
  ): Make {
    if (link.wide) link.column('claims')
    const own = lens === link.lens ? '' : ` ${lensKey(lens)}`
    const at = link.branch(`evidence${own}`, () => branchOf('evidence', new Place('claim', ['Claim'], lens)))
    const view = this.view(at.branch.place, fields)
    return (row) => {
      const from = slot ? (row[slot.index] as Row | null) : row
      return ((from?.[at.index] ?? []) as Row[]).map(view)
    }
  }

  /** Evidence of a link, in the scope that the field gives or the link's own. */
  evidenceOf(link: Place, tree: ResolveTree): Make {
    return this.evidence({ slot: null, link }, this.scope(link, tree), tree.fieldsByTypeName)
  }

  private statements(place: Place, type: string, fields: FieldsByTypeName): Make {
    const state = this.state(place, type)
    const trees = fieldsOf(fields)
    const claims = trees.filter(({ name }) => name === 'claims')
    const makes = new Map(
      claims.map((tree) => [
        tree,
        this.evidence(this.spoken(place, type), place.lens, tree.fieldsByTypeName),
      ]),
    )
    return (row) => {
      const evidence = new Map([...makes].map(([tree, make]) => [tree, make(row) as Shown[]]))
      return state(row).statements.map((statement) =>
        objectOf(trees, (tree) =>
          tree.name === 'claims'
            ? evidence.get(tree)?.filter((claim) => statement.claims.includes(claim['__id'] as string))
            : statement[tree.name as 'topic' | 'text' | 'disputed'],
        ),
      )
    }
  }

  // ── Other things ──

  private one(
    place: Place,
    name: 'from' | 'to' | 'market' | 'source' | 'about',
    fields: FieldsByTypeName,
  ): Make {
    if (name === 'about') return this.about(place, fields)
    const types = name === 'market' ? ['Market'] : name === 'source' ? ['Source'] : ENTITY_TYPES
    const sort = name === 'source' ? 'source' : 'entity'
    const slot = place.branch(name, () => branchOf(name, new Place(sort, types, place.lens)))
    return nullable(slot, this.view(slot.branch.place, fields))
  }

  /** A claim speaks of an agreement or of a link; each is looked for where it would be. */
  private about(place: Place, fields: FieldsByTypeName): Make {
    const { lens } = place
    const agreement = place.branch('agreement', () =>
      branchOf('agreement', new Place('entity', ['Agreement'], lens)),
    )
    const link = place.branch('link', () =>
      branchOf('link', new Place('link', Object.values(LINK_TYPENAMES), lens, true)),
    )
    const asAgreement = nullable(agreement, this.view(agreement.branch.place, fields))
    const asLink = nullable(link, this.view(link.branch.place, fields))
    return (row) => asAgreement(row) ?? asLink(row)
  }

  /** A branch along a pattern; fields that ask the same share it. */
  private branch(
    place: Place,
    name: PatternName,
    tree: ResolveTree,
    more: Partial<Branch>,
    type?: string,
  ): Slot & { branch: Branch } {
    const lens = this.scope(place, tree)
    const pattern: Pattern = PATTERNS[name](tree.args)
    const key = JSON.stringify([
      name,
      pattern.match,
      pattern.conditions,
      more.first,
      more.after,
      lens === place.lens || lensKey(lens),
    ])
    const make = () =>
      branchOf(name, new Place(SORT_OF[pattern.shows], pattern.types, lens), { pattern, ...more })
    return place.branch(key, make, type)
  }

  private list(place: Place, type: string, name: PatternName, tree: ResolveTree, bare: boolean): Make {
    const slot = this.branch(place, name, tree, { first: bare ? null : firstOf(tree.args) }, type)
    const view = this.view(slot.branch.place, tree.fieldsByTypeName)
    return (row) => ((row[slot.index] as Items | null)?.items ?? []).map((item) => view(item.row))
  }

  private page(place: Place, type: string, name: PatternName, tree: ResolveTree): Make {
    const after = textOf(tree.args, 'after')
    const pattern: Pattern = PATTERNS[name](tree.args)
    const list = listKey(name, pattern, this.scope(place, tree))
    const more = {
      page: true,
      first: firstOf(tree.args),
      after: after === null ? null : fromCursor(list, after, orderOf(pattern).length),
      list,
    }
    const slot = this.branch(place, name, tree, more, type)
    const show = connection(this, slot.branch, tree.fieldsByTypeName)
    return (row) => show(row[slot.index] as Items | null)
  }

  private rivals(place: Place, type: string, tree: ResolveTree): Make {
    const more = { first: firstOf(tree.args) }
    const claimed = this.branch(place, 'rivals', tree, more, type)
    const derived = this.branch(place, 'marketRivals', tree, more, type)
    return rivals(this, claimed, derived, tree.fieldsByTypeName)
  }
}

/** Slots get their index only when the whole selection has been read, so they are asked for it with each row. */
const nullable =
  (slot: Slot, view: View): Make =>
  (row) => {
    const below = row[slot.index] as Row | null | undefined
    return below ? view(below) : null
  }
