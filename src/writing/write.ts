import { beyond, type Fault, parseRecords, type RawRecord } from '../claims/parse.ts'
import { type RecordOptions, recordBatch } from '../claims/record.ts'
import { aheadFaults } from '../claims/record-faults.ts'
import { reason } from '../claims/schema.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { Caller } from '../keys/caller.ts'
import { Done, type Kept, keptOf, once } from './once.ts'

const LONGEST_KEY = 255

/** A fault, and where in the input of the mutation it stands. */
export interface InputFault {
  code: string
  message: string
  path: string[]
}
/** Faults are empty when it was written; otherwise nothing was. */
export interface Written extends Kept {
  faults: InputFault[]
}

/** Who writes, and when. */
export interface Author {
  caller: Caller
  now: Date
}

/** A mutation as records of the interchange format: what a file could say too. */
export interface Order {
  mutation: string
  input: { idempotencyKey: string; [field: string]: unknown }
  /** `line` is the place in this list. */
  records: RawRecord[]
  /** Where in the input a fault of a record stands. */
  placeOf(fault: Fault): string[]
  options?: Pick<RecordOptions, 'revive' | 'because'>
}

/** Writes once, all or nothing, whatever is sent again; what is wrong with the input is told as data, all of it at once. */
export async function write(graph: Graph, order: Order, { caller, now }: Author): Promise<Written> {
  const { idempotencyKey, ...input } = order.input
  const ofOrder = [...faultsOfKey(idempotencyKey), ...faultsOfReason(order.options?.because)]
  const { batch, faults: ofForm } = parseRecords(order.records)
  const faults = [...ofForm, ...aheadFaults(batch, now)]
  const toInput = (fault: Fault): InputFault => ({
    code: fault.code,
    message: fault.message,
    path: order.placeOf(fault),
  })
  const audit = { by: caller.writer, operation: order.mutation }
  const author = { now: now.toISOString(), by: caller.by, audit }
  if (ofOrder.length + faults.length > 0) {
    // The sound records are checked against the graph all the same, so that every fault is told at once.
    const checked = await recordBatch(graph, batch, { ...author, dryRun: true })
    const all = [...faults, ...beyond(checked.faults, faults, order.records)]
    return refused([...ofOrder, ...all.sort(byLine).map(toInput)])
  }
  const held = once({ writer: caller.writer, idempotencyKey, mutation: order.mutation, input }, now)
  try {
    const outcome = await recordBatch(graph, batch, {
      ...author,
      ...order.options,
      alongside: held,
    })
    if (outcome.faults.length > 0) return refused([...outcome.faults].sort(byLine).map(toInput))
    const { added, repeated, suppressed } = outcome
    return { added, repeated, suppressed, faults: [] }
  } catch (error) {
    if (error instanceof Done) return { ...(await keptOf(graph, error)), faults: [] }
    return refused([keyUsed(error)])
  }
}

export const refused = (faults: InputFault[]): Written => ({
  added: [],
  repeated: [],
  suppressed: [],
  faults,
})

const byLine = (a: Fault, b: Fault): number => (a.line ?? 0) - (b.line ?? 0)

/** The fault of a key that was used for something else; any other error is thrown on. */
export function keyUsed(error: unknown): InputFault {
  if (error instanceof DealgraphError && error.code === 'IDEMPOTENCY_KEY_USED')
    return { code: error.code, message: error.message, path: ['idempotencyKey'] }
  throw error
}

export function faultsOfKey(key: string): InputFault[] {
  const { length } = Array.from(key)
  const isBroken = /\p{Cs}/u.test(key)
  if (length > 0 && length <= LONGEST_KEY && !isBroken) return []
  const message = isBroken
    ? 'An idempotency key must be text: this one has half of a character in it.'
    : `An idempotency key has 1 to ${LONGEST_KEY} characters; this one has ${length}.`
  return [{ code: 'BAD_VALUE', message, path: ['idempotencyKey'] }]
}

/** What is wrong with a reason that stands beside the records; that of an event is checked with it. */
export function faultsOfReason(because: string | null | undefined): InputFault[] {
  if (because == null || reason.safeParse(because).success) return []
  const message = 'because must be text of 1 to 4000 whole characters.'
  return [{ code: 'BAD_VALUE', message, path: ['because'] }]
}
