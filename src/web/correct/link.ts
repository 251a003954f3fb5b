import { isClaimType } from '../../surfaces/record-form/fields.ts'
import { ask } from './ask.ts'
import { openRecord } from './record.ts'
import type { Thing } from './things.ts'

const LINK = `query link($id: ID!) { node(id: $id) {
  ... on Link { type from { id name kind } to { id name kind } }
} }`

/** Another claim about a tie that is there, or one that denies it. A party is told of by its agreement. */
export async function recordOf(id: string, denies: boolean): Promise<void> {
  const { node } = await ask<{ node: { type?: string; from?: Thing; to?: Thing } | null }>(LINK, { id })
  if (!node?.type || !node.from || !node.to) return
  const { type, from, to } = node
  if (isClaimType(type)) await openRecord({ type, from, to, denies })
  else await openRecord({ type: 'AGREEMENT', about: to, denies })
}
