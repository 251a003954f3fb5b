import type { FieldsByTypeName } from 'graphql-parse-resolve-info'
import type { Lens } from '../claims/lens.ts'
import type { Root } from '../reads/reads.ts'
import type { ApiContext } from './context.ts'

type Put = (value: unknown) => void

/**
 * The things that an answer needs besides what the question found, gathered over the whole answer and fetched in one go.
 * Positions that select the same of the same kind share one root, and a thing that stands in many places is fetched once.
 */
export class Wanted {
  private readonly roots = new Map<string, { root: Root; ids: Set<string> }>()
  private readonly places: { key: string; id: string; put: Put }[] = []
  private readonly keys = new WeakMap<object, number>()
  private readonly texts = new Map<string, number>()

  want(kind: Root['kind'], id: string, fields: FieldsByTypeName, lens: Lens, put: Put): void {
    const key = `${kind} ${this.keyOf(lens)} ${this.keyOf(fields)}`
    const entry = this.roots.get(key) ?? { root: { kind, ids: [], fields, lens }, ids: new Set() }
    entry.ids.add(id)
    this.roots.set(key, entry)
    this.places.push({ key, id, put })
  }

  async fetch({ behind, now }: ApiContext): Promise<void> {
    if (this.places.length === 0) return
    const keys = [...this.roots.keys()]
    const roots = [...this.roots.values()].map(({ root, ids }) => ({ ...root, ids: [...ids].sort() }))
    const found = await behind.fetchRoots(behind.graph, roots, now)
    const byKey = new Map(keys.map((key, i) => [key, found[i]]))
    for (const { key, id, put } of this.places) put(byKey.get(key)?.get(id) ?? null)
  }

  /** One selection object stands in every finding's place: its text is made once, and a number stands for it. */
  private keyOf(part: FieldsByTypeName | Lens): number {
    const seen = this.keys.get(part)
    if (seen !== undefined) return seen
    const text = JSON.stringify(part)
    const key = this.texts.get(text) ?? this.texts.size
    this.texts.set(text, key)
    this.keys.set(part, key)
    return key
  }
}
