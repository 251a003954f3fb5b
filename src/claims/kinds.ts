import type { Statement, WriteTx } from '../graph/graph.ts'
import { type EntityKind, LABEL_OF_KIND } from '../graph/vocabulary.ts'
import type { Entity } from './types.ts'

/** A statement for each kind, with its label from the fixed list: Cypher takes no parameter there. */
export const perKind = (name: string, text: (label: string) => string): [EntityKind, Statement][] =>
  (Object.entries(LABEL_OF_KIND) as [EntityKind, string][]).map(([kind, label]) => [
    kind,
    { name: `${name}-${label}`, text: text(label) },
  ])

const LABEL = perKind('label', (label) => `UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e:${label}`)

/** Gives every entity the label of its kind. */
export async function labelEntities(tx: WriteTx, entities: readonly Entity[]): Promise<void> {
  for (const [kind, statement] of LABEL) {
    const ids = entities.filter((entity) => entity.kind === kind).map(({ id }) => id)
    if (ids.length > 0) await tx.run(statement, { ids })
  }
}
