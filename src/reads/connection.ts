import type { FieldsByTypeName } from 'graphql-parse-resolve-info'
import { toCursor } from '../claims/cursor.ts'
import type { Branch } from './plan.ts'
import type { Selector, View } from './select.ts'
import type { Item, Items } from './settle.ts'
import { fieldsOf, objectOf, project, type Shown } from './trees.ts'

const NONE: Items = { items: [], total: 0, before: false, after: false }

/** A page as it was selected, and what it needs: rows only where something of them is shown, totals only where they are asked for. */
export function connection(
  selector: Selector,
  branch: Branch,
  fields: FieldsByTypeName,
): (items: Items | null) => Shown {
  const trees = fieldsOf(fields)
  const { wanted } = branch
  const shows = (...names: string[]): boolean => trees.some((tree) => names.includes(tree.name))
  // A branch that two fields share keeps what the other asked for.
  if (!shows('nodes', 'edges', 'pageInfo') && branch.place.slots.size === 0) wanted.delete('rows')
  else wanted.add('rows')
  if (shows('totalCount')) wanted.add('total')
  const infos = trees
    .filter((tree) => tree.name === 'pageInfo')
    .flatMap((tree) => fieldsOf(tree.fieldsByTypeName))
  if (branch.after && infos.some((tree) => tree.name === 'hasPreviousPage')) wanted.add('previous')

  // Nodes and edges are two positions: one name may be the alias of different fields in each.
  const views = new Map<object, View>()
  for (const tree of trees) {
    const below =
      tree.name === 'nodes' ? [tree] : tree.name === 'edges' ? fieldsOf(tree.fieldsByTypeName) : []
    for (const position of below) {
      if (position.name !== 'cursor')
        views.set(position, selector.view(branch.place, position.fieldsByTypeName))
    }
  }
  const show = (tree: object, item: Item): Shown | undefined => views.get(tree)?.(item.row)

  return (found) => {
    const { items, total, before, after } = found ?? NONE
    const cursor = (item: Item | undefined): string | null => (item ? toCursor(branch.list, item.key) : null)
    const pageInfo = () => ({
      hasNextPage: after,
      hasPreviousPage: before ?? false,
      startCursor: cursor(items[0]),
      endCursor: cursor(items.at(-1)),
    })
    return objectOf(trees, (tree) => {
      if (tree.name === 'totalCount') return total ?? 0
      if (tree.name === 'pageInfo') return project(pageInfo(), tree.fieldsByTypeName)
      if (tree.name === 'nodes') return items.map((item) => show(tree, item))
      const edge = fieldsOf(tree.fieldsByTypeName)
      return items.map((item) =>
        objectOf(edge, (part) => (part.name === 'cursor' ? cursor(item) : show(part, item))),
      )
    })
  }
}
