import { isMap, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import type { Fault, RawRecord, RecordKind } from '../claims/parse.ts'
import type { ReadFile } from './read-file.ts'

/** A file may name a list as it likes, also as what every object has. */
const LISTS: ReadonlyMap<string, RecordKind> = new Map([
  ['sources', 'source'],
  ['entities', 'entity'],
  ['claims', 'claim'],
  ['events', 'event'],
])
const NAMES = [...LISTS.keys()].join(', ')

/** A YAML document with the lists sources, entities, claims and events, any of which may be absent. */
export function readYaml(text: string): ReadFile {
  const lines = new LineCounter()
  // The core schema reads dates as text and knows no tags that make code of data.
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, strict: true })
  const records: RawRecord[] = []
  const faults: Fault[] = document.errors.map((error) => ({
    code: error.code === 'DUPLICATE_KEY' ? 'DUPLICATE_KEY' : 'NOT_YAML',
    message: `The YAML cannot be read: ${(error.message.split(' at line')[0] ?? '').replace(/\.$/, '')}.`,
    path: [],
    line: lines.linePos(error.pos[0]).line,
  }))
  if (faults.length > 0) return { records, faults }
  const root = document.contents
  if (!isMap(root)) {
    const message = `The document must be an object with the lists ${NAMES}.`
    return { records, faults: [{ code: 'BAD_VALUE', message, path: [], line: 1 }] }
  }
  for (const { key, value } of (root as YAMLMap<{ value: unknown; range?: [number, number, number] }>)
    .items) {
    const name = String(key.value)
    const kind = LISTS.get(name)
    const line = lines.linePos(key.range?.[0] ?? 0).line
    if (!kind || !isSeq(value)) {
      const message = kind ? `${name} must be a list.` : `The document has no list ${name}; it has ${NAMES}.`
      faults.push({ code: kind ? 'BAD_VALUE' : 'UNKNOWN_FIELD', message, path: [name], line })
      continue
    }
    for (const item of value.items as Node[]) {
      const line = lines.linePos(item.range?.[0] ?? 0).line
      try {
        records.push({ kind, value: item.toJS(document), line })
      } catch (error) {
        // Aliases that lead nowhere, or that repeat what they stand for without end.
        const message = `The YAML cannot be read: ${error instanceof Error ? error.message : ''}.`
        faults.push({ code: 'NOT_YAML', message, path: [name], line })
      }
    }
  }
  return { records, faults }
}
