import { addressed } from './evidence-text.ts'
import type { Edge, Node } from './scene.ts'

export type Cell = string | number | boolean | null
/** A value of each node or edge that tables and pictures can hold: its name, its type, and how it is had. */
export interface Column<T> {
  name: string
  type: 'string' | 'double' | 'boolean'
  of: (thing: T) => Cell
}

export const NODE_COLUMNS: readonly Column<Node>[] = [
  { name: 'kind', type: 'string', of: ({ kind }) => kind },
  { name: 'name', type: 'string', of: ({ name }) => name },
  { name: 'aliases', type: 'string', of: ({ aliases }) => joined(aliases) },
  {
    name: 'identifiers',
    type: 'string',
    of: ({ identifiers }) => joined(identifiers.map(({ scheme, value }) => `${scheme}:${value}`)),
  },
  { name: 'form', type: 'string', of: ({ form }) => form },
  { name: 'family', type: 'string', of: ({ family }) => family },
  { name: 'country', type: 'string', of: ({ country }) => country },
  { name: 'confidence', type: 'double', of: ({ terms }) => terms?.confidence ?? null },
  { name: 'disputed', type: 'boolean', of: ({ terms }) => terms?.disputed ?? null },
  { name: 'stated', type: 'string', of: ({ terms }) => terms && stated(terms) },
  { name: 'evidence', type: 'string', of: ({ evidence }) => joined(evidence.map(addressed)) },
]

export const EDGE_COLUMNS: readonly Column<Edge>[] = [
  { name: 'type', type: 'string', of: ({ link }) => link.type },
  // Not `key`, which networkx keeps for itself.
  { name: 'detail', type: 'string', of: ({ link }) => link.key },
  { name: 'validFrom', type: 'string', of: ({ link }) => link.validFrom },
  { name: 'validTo', type: 'string', of: ({ link }) => link.validTo },
  { name: 'confidence', type: 'double', of: ({ link }) => link.confidence },
  { name: 'status', type: 'string', of: ({ link }) => link.status },
  { name: 'disputed', type: 'boolean', of: ({ link }) => link.disputed },
  { name: 'stated', type: 'string', of: ({ link }) => stated(link) },
  { name: 'claims', type: 'string', of: ({ link }) => link.claims.join(' ') },
  { name: 'evidence', type: 'string', of: ({ evidence }) => joined(evidence.map(addressed)) },
]

const joined = (texts: readonly string[]): string | null => (texts.length > 0 ? texts.join('; ') : null)

/** What is stated of a link, as JSON by name: ranges stay ranges. */
function stated({ attributes }: NonNullable<Node['terms']>): string | null {
  const values = Object.entries(attributes).map(([name, { value }]) => [name, value])
  return values.length > 0 ? JSON.stringify(Object.fromEntries(values)) : null
}
