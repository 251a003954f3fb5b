import { randomUUID } from 'node:crypto'
import { hashId } from '../claims/identity.ts'
import type { Alongside, Outcome } from '../claims/record.ts'
import { DealgraphError } from '../errors.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph, WriteTx } from '../graph/graph.ts'

const TAKE = loadCypher(import.meta.url, './cypher/take-outcome.cypher')
const KEEP = loadCypher(import.meta.url, './cypher/keep-outcome.cypher')
const DROP = loadCypher(import.meta.url, './cypher/drop-outcome.cypher')

/** A caller who has lost an answer sends it again within minutes; a day gives a stopped job time to be started again. */
const KEPT_MS = 24 * 60 * 60 * 1000
/** Of what is too old, each write clears away so much: more than it adds, and never much. */
const CLEARED = 100

/** What is kept of a write: ids, of which is shown what they are then. */
export type Kept = Pick<Outcome, 'added' | 'repeated' | 'suppressed'>

const NOTHING: Kept = { added: [], repeated: [], suppressed: [] }

/** What a write does first and last in its transaction. */
interface Once extends Alongside {
  after(tx: WriteTx, outcome: Kept & Pick<Outcome, 'faults'>): Promise<void>
}

/** Ends a transaction that has nothing to do, because what it is for was done before. */
export class Done extends Error {
  readonly kept: Kept

  constructor(kept: Kept) {
    super('This was done before.')
    this.kept = kept
  }
}

const SEEN = { name: 'seen', text: 'RETURN 1' }

/** What was done before, its caller reads from now on, and gets the bookmark of: the first answer that bore it may have been lost. */
export async function keptOf(graph: Graph, { kept }: Done): Promise<Kept> {
  await graph.write(SEEN.name, (tx) => tx.run(SEEN, {}))
  return kept
}

/** Whose write, under which key, of what: keys of two writers have nothing to do with each other. */
export interface Intent {
  writer: string
  idempotencyKey: string
  mutation: string
  input: unknown
}

/**
 * Holds a write to its idempotency key, in its own transaction. Throws Done where the same was done before, and
 * IDEMPOTENCY_KEY_USED where the key was used for something else. Faults are not kept: nothing was written then, so the same key may
 * bring a corrected input, and the same input is checked anew.
 */
export function once({ writer, idempotencyKey, mutation, input }: Intent, now: Date): Once {
  const id = hashId('outcome', [writer, idempotencyKey])
  const hash = hashId('input', [mutation, input])
  return {
    async before(tx) {
      const [row] = await tx.run(TAKE, { id, lock: randomUUID() })
      const [known = null, outcome = null] = row ?? []
      // Those of before were kept without.
      if (known === hash) throw new Done({ ...NOTHING, ...(JSON.parse(outcome as string) as Partial<Kept>) })
      if (known === null) return
      throw new DealgraphError(
        'IDEMPOTENCY_KEY_USED',
        'This idempotency key was used with another input. Send that input to have its outcome again, or give a new key for this one.',
      )
    },
    async after(tx, { faults, added, repeated, suppressed }) {
      const isWritten = faults.length === 0
      if (!isWritten) await tx.run(DROP, { id })
      else
        await tx.run(KEEP, {
          id,
          input: hash,
          outcome: JSON.stringify({ added, repeated, suppressed } satisfies Kept),
          at: now.toISOString(),
          before: new Date(now.getTime() - KEPT_MS).toISOString(),
          most: CLEARED,
        })
    },
  }
}
