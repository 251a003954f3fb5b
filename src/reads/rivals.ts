import type { FieldsByTypeName, ResolveTree } from 'graphql-parse-resolve-info'
import { hashId } from '../claims/identity.ts'
import { compareText } from '../claims/order.ts'
import type { LinkState } from '../claims/types.ts'
import { INTERFACES } from './fields.ts'
import { type Branch, branchOf, Place, type Row, type Slot } from './plan.ts'
import type { Make, Selector, View } from './select.ts'
import type { Items } from './settle.ts'
import { objectOf, type Shown, selectedOn } from './trees.ts'

type Branching = Slot & { branch: Branch }

/**
 * Rivals by claim, and companies in a market that this one competes in. Where a claim says of the same market what two presences
 * imply, it stands alone. Both lists come sorted and cut to what was asked for, and so are the rivals when they are joined.
 */
export function rivals(
  selector: Selector,
  claimed: Branching,
  derived: Branching,
  fields: FieldsByTypeName,
): Make {
  const asClaimed = selector.view(claimed.branch.place, fields)
  const asDerived = derivedView(selector, derived.branch.place, fields)
  const market = claimed.branch.place.column('key')
  const itemsOf = (row: Row, slot: Slot) => (row[slot.index] as Items | null)?.items ?? []
  return (row) => {
    const links = itemsOf(row, claimed)
    const said = new Set(links.map(({ key, row: link }) => `${key[1] ?? ''} ${String(link[market.index])}`))
    const pairs = itemsOf(row, derived).filter(({ key }) => !said.has(`${key[1] ?? ''} ${key[2] ?? ''}`))
    return [
      ...links.map(({ key, row: link }) => ({ key, derived: 0, make: () => asClaimed(link) })),
      ...pairs.map(({ key, row: pair }) => ({ key, derived: 1, make: () => asDerived(pair) })),
    ]
      .sort(
        (a, b) =>
          compareText(a.key[0] ?? '', b.key[0] ?? '') ||
          compareText(a.key[1] ?? '', b.key[1] ?? '') ||
          a.derived - b.derived ||
          compareText(a.key[2] ?? '', b.key[2] ?? ''),
      )
      .slice(0, claimed.branch.first ?? undefined)
      .map(({ make }) => make())
  }
}

/** A rivalry that nobody claims: it is as sure as the less sure of two presences in a market, and lasts while both do. */
function derivedView(selector: Selector, place: Place, fields: FieldsByTypeName): View {
  const { lens } = place
  const link = (name: string): Branching =>
    place.branch(name, () => branchOf(name, new Place('link', ['MarketPresence'], lens)))
  const entity = (name: string, ...types: string[]): Branching =>
    place.branch(name, () => branchOf(name, new Place('entity', types, lens)))
  const [first, second, self, other] = [
    link('first'),
    link('second'),
    entity('self', 'Company'),
    entity('other', 'Company'),
  ]
  const presences = [first, second].map((slot) => ({
    slot,
    state: slot.branch.place.column('state'),
    id: slot.branch.place.column('id'),
  }))
  const ends = [self, other].map((slot) => ({ slot, id: slot.branch.place.column('id') }))

  const make = (tree: ResolveTree): Make => {
    const below = tree.fieldsByTypeName
    if (tree.name === 'from' || tree.name === 'to') {
      const views = ends.map(({ slot }) => selector.view(slot.branch.place, below))
      return (row) => {
        // From the lower id, as claimed rivalries are.
        const ids = ends.map(({ slot, id }) => String((row[slot.index] as Row)[id.index]))
        const lower = compareText(ids[0] ?? '', ids[1] ?? '') < 0 ? 0 : 1
        const end = tree.name === 'from' ? lower : 1 - lower
        return views[end]?.(row[ends[end]?.slot.index ?? -1] as Row)
      }
    }
    if (tree.name === 'market') {
      const slot = entity('market', 'Market')
      const view = selector.view(slot.branch.place, below)
      return (row) => view(row[slot.index] as Row)
    }
    if (tree.name === 'evidence') {
      const makes = presences.map(({ slot }) => ({
        slot,
        make: selector.evidenceOf(slot.branch.place, tree),
      }))
      return (row) => {
        const claims = makes.flatMap(
          ({ slot, make: evidence }) => evidence(row[slot.index] as Row) as Shown[],
        )
        return [...new Map(claims.map((claim) => [claim['__id'], claim])).values()]
      }
    }
    return (row) =>
      plain(
        tree.name,
        presences.map(({ slot, state }) => stateIn(row[slot.index] as Row, state)),
        idOf(row),
      )
  }
  const idOf = (row: Row): string =>
    hashId('link', {
      derived: 'RIVALRY',
      from: presences.map(({ slot, id }) => (row[slot.index] as Row)[id.index] as string).sort(compareText),
    })

  const makes = selectedOn(fields, ['Rivalry', ...INTERFACES.pair]).map((tree) => ({
    tree,
    make: make(tree),
  }))
  return (row) => ({
    __typename: 'Rivalry',
    __id: idOf(row),
    ...objectOf(
      makes.map(({ tree }) => tree),
      (tree) => makes.find((made) => made.tree === tree)?.make(row),
    ),
  })
}

const stateIn = (row: Row, { index }: Slot): LinkState => {
  const value = row[index]
  return typeof value === 'string' ? (JSON.parse(value) as LinkState) : (value as LinkState)
}

function plain(name: string, states: readonly LinkState[], id: string): unknown {
  const known = (dates: readonly (string | null)[]): string[] => dates.filter((date) => date !== null).sort()
  switch (name) {
    case 'id':
      return id
    case 'type':
      return 'RIVALRY'
    case 'validFrom':
      return known(states.map((state) => state.validFrom)).at(-1) ?? null
    case 'validTo':
      return known(states.map((state) => state.validTo))[0] ?? null
    case 'confidence':
      return Math.min(...states.map((state) => state.confidence))
    case 'disputed':
      return states.some((state) => state.disputed)
    default:
      return null
  }
}
