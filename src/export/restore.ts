import { COMMAND_LINE, note } from '../audit/note.ts'
import { parseRecords, type RawRecord } from '../claims/parse.ts'
import { recordBatch } from '../claims/record.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph, Params, Statement, Value } from '../graph/graph.ts'
import { type BackupContent, readBackup } from './backup-file.ts'
import { cypher } from './view.ts'

const RESTORING = cypher('restoring')
const BEGIN = cypher('begin-restoring')
const END = cypher('end-restoring')
const EMPTY = cypher('empty')

/** Small enough for one transaction's memory. */
const BATCH = 2_000
const TIMEOUT_MS = 600_000

/**
 * Replaces what is recorded by what a backup holds. The file is read through first: a damaged one changes nothing. What holds something
 * is only emptied where that is asked for, or where an earlier restore did not end. Errors: BACKUP_DAMAGED, GRAPH_NOT_EMPTY, BAD_INPUT.
 */
export async function restore(graph: Graph, path: string, { force = false } = {}): Promise<BackupContent> {
  const content = await readBackup(path)
  const { restoring, filled } = await stateOf(graph)
  if (filled && !force && !restoring)
    throw new DealgraphError('GRAPH_NOT_EMPTY', 'The graph is not empty, so nothing was restored into it.')
  await mark(graph, BEGIN)
  await empty(graph)

  let batch: RawRecord[] = []
  await readBackup(path, async (record) => {
    batch.push({ ...record, line: null })
    if (batch.length < BATCH) return
    await recordAll(graph, path, batch)
    batch = []
  })
  await recordAll(graph, path, batch)
  await mark(graph, END, { packs: content.packs })
  return content
}

/** RESTORE_UNFINISHED where a restore began and never ended: what is there is a part of something. */
export async function assertRestored(graph: Graph): Promise<void> {
  if ((await stateOf(graph)).restoring)
    throw new DealgraphError(
      'RESTORE_UNFINISHED',
      'A restore into this graph has not ended, so the graph is not whole.',
    )
}

async function stateOf(graph: Graph): Promise<{ restoring: boolean; filled: boolean }> {
  const [row] = await graph.read(RESTORING, {})
  return { restoring: row?.[0] === true, filled: row?.[1] === true }
}

/** Begins or ends, which the audit log tells each. */
const mark = async (graph: Graph, statement: Statement, params: Params = {}): Promise<void> =>
  await graph.write(statement.name, async (tx) => {
    const [row] = await tx.run(statement, params)
    const graphVersion = row?.[0] as number
    note(tx, { by: COMMAND_LINE, operation: statement.name, name: null, about: [], graphVersion })
  })

async function empty(graph: Graph): Promise<void> {
  for (;;) {
    const [row] = await run(graph, EMPTY, { limit: BATCH })
    if (row?.[0] === 0) return
  }
}

async function recordAll(graph: Graph, path: string, records: readonly RawRecord[]): Promise<void> {
  const parsed = parseRecords(records)
  const options = {
    now: new Date().toISOString(),
    by: 'restore',
    audit: { by: COMMAND_LINE, operation: 'restore' },
    timeoutMs: TIMEOUT_MS,
    wasAccepted: true,
  }
  const { faults } = parsed.faults.length > 0 ? parsed : await recordBatch(graph, parsed.batch, options)
  const [fault] = faults
  if (fault)
    throw new DealgraphError('BACKUP_DAMAGED', `The file ${path} cannot be restored: ${fault.message}`)
}

const run = async (graph: Graph, statement: Statement, params: Params = {}): Promise<Value[][]> =>
  await graph.write(statement.name, (tx) => tx.run(statement, params), { timeoutMs: TIMEOUT_MS })
