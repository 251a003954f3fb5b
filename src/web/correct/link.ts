import { isClaimType } from '../../surfaces/record-form/fields.ts'
import { ask } from './ask.ts'
import { openRecord } from './record.ts'
import type { Thing } from './things.ts'

const LINK = `query link($id: ID!) { node(id: $id) {
  ... on Agreement { id name kind }
  ... on Link { type from { id name kind } to { id name kind } }
} }`

/** Another claim about a tie or an agreement that is there, or one that denies it. A party is told of by its agreement. */
export async function recordOf(id: string, denies: boolean): Promise<void> {
  const { node } = await ask<{ node: (Partial<Thing> & { type?: string; from?: Thing; to?: Thing }) | null }>(
    LINK,
    { id },
  )
  if (node?.id !== undefined && node.name !== undefined && node.kind !== undefined) {
    await openRecord({
      type: 'AGREEMENT',
      about: { id: node.id, name: node.name, kind: node.kind },
      denies,
    })
    return
  }
  if (!node?.type || !node.from || !node.to) return
  const { type, from, to } = node
  if (isClaimType(type)) await openRecord({ type, from, to, denies })
  else await openRecord({ type: 'AGREEMENT', about: to, denies })
}
