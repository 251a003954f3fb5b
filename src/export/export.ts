import type { Lens } from '../claims/lens.ts'
import { UNKNOWN_SOURCES } from '../claims/resolve.ts'
import { DealgraphError } from '../errors.ts'
import type { Graph } from '../graph/graph.ts'
import { formatOf } from './formats.ts'
import { inChunks } from './lines.ts'
import { type Part, readView, type View } from './view.ts'

export interface ExportRequest {
  format: string | undefined
  /** Of CSV: which. */
  table: string | undefined
  lens: Lens
  part: Part | null
  signal?: AbortSignal
}
export interface Exported {
  mediaType: string
  filename: string
  chunks: AsyncIterable<string>
}

/** Opens an export. Its first piece is read already, so what fails at once fails here. Errors: BAD_INPUT, NOT_FOUND, those of the graph. */
export async function openExport(
  graph: Graph,
  { format: name, table, lens, part, signal }: ExportRequest,
): Promise<Exported> {
  const format = formatOf(name, table)
  const view: View = { graph, lens, part, ...(signal ? { signal } : {}) }
  await assertSources(view)
  return {
    mediaType: format.mediaType,
    filename: `dealgraph-${lens.validAt}.${format.ending}`,
    chunks: await begun(inChunks(format.write(view))),
  }
}

async function assertSources(view: View): Promise<void> {
  const sources = [...view.lens.withoutSources]
  const [unknown] = sources.length === 0 ? [] : await readView(view, UNKNOWN_SOURCES, { sources })
  if (unknown)
    throw new DealgraphError('NOT_FOUND', `withoutSources names ${unknown[0] as string}, which is no source.`)
}

async function begun(chunks: AsyncGenerator<string>): Promise<AsyncIterable<string>> {
  const first = await chunks.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* chunks
  })()
}
