import { toTieRow } from '../claims/rows.ts'
import type { TieRow } from '../claims/world.ts'
import type { Value } from '../graph/graph.ts'

/** Stands for a type of tie in the only row of a statement that would bring more than it may, and therefore brought nothing. */
const TOO_MANY = 'TOO_MANY'

/** Another search is to be made. */
export class TooMany extends Error {}

export function toTieRows(rows: readonly (readonly Value[])[]): TieRow[] {
  if (rows.some(([, type]) => type === TOO_MANY)) throw new TooMany()
  return rows.map(toTieRow)
}

/** The first search, or the other one where that would bring too much. */
export async function unlessTooMany<T>(first: () => Promise<T>, other: () => Promise<T>): Promise<T> {
  try {
    return await first()
  } catch (error) {
    if (error instanceof TooMany) return await other()
    throw error
  }
}
