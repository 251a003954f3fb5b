import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Fault, RawRecord, RecordKind } from '../claims/parse.ts'
import type { ReadFile } from './read-file.ts'

const KINDS: readonly string[] = ['source', 'entity', 'claim', 'event'] satisfies RecordKind[]

/** One JSON object a line, each with exactly one key; blank lines are passed over. */
export function readJsonLines(text: string): ReadFile {
  const records: RawRecord[] = []
  const faults: Fault[] = []
  for (const [i, content] of text.split(/\r?\n/).entries()) {
    if (content.trim() === '') continue
    const line = i + 1
    const errors: ParseError[] = []
    const tree = parseTree(content, errors, { disallowComments: true, allowTrailingComma: false })
    const [error] = errors
    if (error || !tree) {
      const what = error ? ` (${printParseErrorCode(error.error)} at column ${error.offset + 1})` : ''
      faults.push({ code: 'NOT_JSON', message: `The line is not JSON${what}.`, path: [], line })
      continue
    }
    const twice = duplicateKey(tree, [])
    if (twice)
      faults.push({
        code: 'DUPLICATE_KEY',
        message: `${twice.join('.')} stands twice in one object.`,
        path: twice,
        line,
      })
    else take(JSON.parse(content), line, records, faults)
  }
  return { records, faults }
}

function take(value: unknown, line: number, records: RawRecord[], faults: Fault[]): void {
  const keys = value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : []
  const [kind] = keys
  if (kind !== undefined && keys.length === 1 && KINDS.includes(kind)) {
    records.push({ kind: kind as RecordKind, value: (value as Record<string, unknown>)[kind], line })
  } else {
    const message = `A line is an object with exactly one key: ${KINDS.join(', ')}.`
    faults.push({ code: 'BAD_VALUE', message, path: keys, line })
  }
}

/** JSON.parse keeps the last of two equal keys in silence, and with it half of what was meant. */
function duplicateKey(node: Node, path: string[]): string[] | null {
  const seen = new Set<string>()
  for (const [i, child] of (node.children ?? []).entries()) {
    const key = node.type === 'object' ? String(child.children?.[0]?.value) : String(i)
    if (node.type === 'object' && seen.has(key)) return [...path, key]
    seen.add(key)
    const value = node.type === 'object' ? child.children?.[1] : child
    const found = value && duplicateKey(value, [...path, key])
    if (found) return found
  }
  return null
}
