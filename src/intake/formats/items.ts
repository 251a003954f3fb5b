import type { z } from 'zod'
import type { claimRecord, entityRecord, sourceRecord } from '../../claims/schema.ts'
import type { EntityKind } from '../../graph/vocabulary.ts'
import type { Item } from './format.ts'

export type SourceValue = z.input<typeof sourceRecord>
export type EntityValue = z.input<typeof entityRecord>
export type ClaimValue = z.input<typeof claimRecord>

/** What something that a format speaks of is to us; NOTHING where the model has no such thing, such as a vessel. */
export type EndKind = EntityKind | 'NOTHING'

/** A claim whose ends may turn out not to fit, and as what it is counted then. */
export interface Tie {
  tie: ClaimValue
  line: number | null
  what: string
}
/** What a reader meets before it is known whether ties have ends that fit. */
export type Met = Item | { node: string; kind: EndKind } | Tie

export const sourceItem = (value: SourceValue, line: number | null): Item => ({
  record: { kind: 'source', value, line },
})
export const claimItem = (value: ClaimValue, line: number | null): Item => ({
  record: { kind: 'claim', value, line },
})
export function* entityItems(value: EntityValue, line: number | null): Generator<Met> {
  yield { node: value.id, kind: value.kind }
  yield { record: { kind: 'entity', value, line } }
}
