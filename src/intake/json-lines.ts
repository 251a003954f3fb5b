import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Fault, RawRecord, RecordKind } from '../claims/parse.ts'
import { isTooDeep, TOO_DEEP } from './depth.ts'
import { hasEqualKeys } from './equal-keys.ts'
import type { ReadFile } from './read-file.ts'

const KINDS: readonly string[] = ['source', 'entity', 'claim', 'event'] satisfies RecordKind[]

/** One JSON object a line, each with exactly one key; blank lines are passed over. */
export function readJsonLines(text: string): ReadFile {
  const records: RawRecord[] = []
  const faults: Fault[] = []
  for (const [i, content] of text.split(/\r?\n/).entries()) {
    const item = readJsonLine(content, i + 1)
    if (item && 'record' in item) records.push(item.record)
    else if (item) faults.push(item.fault)
  }
  return { records, faults }
}

/** The record of one line, or what is wrong with it; null for a blank one. */
export function readJsonLine(content: string, line: number): { record: RawRecord } | { fault: Fault } | null {
  if (content.trim() === '') return null
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    return { fault: { code: 'NOT_JSON', message: notJson(content), path: [], line, row: content } }
  }
  if (isTooDeep(value)) return { fault: { ...TOO_DEEP, line } }
  const twice = hasEqualKeys(content, value) ? duplicateKey(parseTree(content), []) : null
  if (twice) {
    const message = `${twice.join('.')} stands twice in one object.`
    return { fault: { code: 'DUPLICATE_KEY', message, path: twice, line, row: content } }
  }
  const keys = value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : []
  const [kind] = keys
  if (kind !== undefined && keys.length === 1 && KINDS.includes(kind)) {
    return {
      record: { kind: kind as RecordKind, value: (value as Record<string, unknown>)[kind], line },
    }
  }
  const message = `A line is an object with exactly one key: ${KINDS.join(', ')}.`
  return { fault: { code: 'BAD_VALUE', message, path: keys, line, row: value } }
}

function notJson(content: string): string {
  const errors: ParseError[] = []
  try {
    parseTree(content, errors, { disallowComments: true, allowTrailingComma: false })
  } catch (error) {
    // It goes as deep as the line does, which may be too deep to say where it breaks.
    if (!(error instanceof RangeError)) throw error
  }
  const [error] = errors
  const what = error ? ` (${printParseErrorCode(error.error)} at column ${error.offset + 1})` : ''
  return `The line is not JSON${what}.`
}

function duplicateKey(node: Node | undefined, path: string[]): string[] | null {
  const seen = new Set<string>()
  for (const [i, child] of (node?.children ?? []).entries()) {
    const key = node?.type === 'object' ? String(child.children?.[0]?.value) : String(i)
    if (node?.type === 'object' && seen.has(key)) return [...path, key]
    seen.add(key)
    const value = node?.type === 'object' ? child.children?.[1] : child
    const found = value && duplicateKey(value, [...path, key])
    if (found) return found
  }
  return null
}
