import type { FieldsByTypeName, ResolveTree } from 'graphql-parse-resolve-info'

/** An object in answer to a selection: values under response keys. */
export type Shown = { [key: string]: unknown }

/** The fields that an object shows: those selected on its type and on its interfaces, as GraphQL joins them. */
export function selectedOn(fields: FieldsByTypeName, types: readonly string[]): ResolveTree[] {
  const selected = new Map<string, ResolveTree>()
  for (const type of types) {
    for (const tree of Object.values(fields[type] ?? {})) {
      const known = selected.get(tree.alias)
      selected.set(tree.alias, known ? merged(known, tree) : tree)
    }
  }
  return [...selected.values()]
}

function merged(a: ResolveTree, b: ResolveTree): ResolveTree {
  const fieldsByTypeName: FieldsByTypeName = { ...a.fieldsByTypeName }
  for (const [type, trees] of Object.entries(b.fieldsByTypeName)) {
    const joined = { ...fieldsByTypeName[type] }
    for (const [alias, tree] of Object.entries(trees)) {
      const known = joined[alias]
      joined[alias] = known ? merged(known, tree) : tree
    }
    fieldsByTypeName[type] = joined
  }
  return { ...a, fieldsByTypeName }
}

/** The fields of a position that only one type can take: a page, an edge, a range. */
export const fieldsOf = (fields: FieldsByTypeName): ResolveTree[] => selectedOn(fields, Object.keys(fields))

/** A plain value as it was selected: its own fields under their response keys. JSON and scalars as they are. */
export function project(value: unknown, fields: FieldsByTypeName): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => project(entry, fields))
  const trees = fieldsOf(fields)
  if (trees.length === 0) return value
  return objectOf(trees, (tree) => project((value as Shown)[tree.name], tree.fieldsByTypeName))
}

export function objectOf(trees: readonly ResolveTree[], value: (tree: ResolveTree) => unknown): Shown {
  const shown: Shown = {}
  for (const tree of trees) shown[tree.alias] = value(tree)
  return shown
}
