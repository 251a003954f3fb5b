import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseScope } from '../../src/claims/scope.ts'
import { FORMATS } from '../../src/export/formats.ts'
import type { Part } from '../../src/export/view.ts'
import type { Graph } from '../../src/graph/graph.ts'

/** The whole of an export as text. */
export async function exported(
  graph: Graph,
  format: keyof typeof FORMATS,
  { scope, part = null }: { scope?: object; part?: Part | null } = {},
): Promise<string> {
  const pieces: string[] = []
  for await (const piece of FORMATS[format].write({ graph, lens: parseScope(scope, new Date()), part }))
    pieces.push(piece)
  return pieces.join('')
}

export function tempFile(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), name)
  writeFileSync(path, content)
  return path
}
