import type { Readable } from 'node:stream'
import { JSONParser } from '@streamparser/json'
import type { Fault } from '../../claims/parse.ts'
import { isTooDeep, TOO_DEEP } from '../depth.ts'
import { jsonLinesOf } from './lines.ts'
import { peek } from './peek.ts'

export interface Element {
  value: unknown
  /** The key of the list or object in which it stands; null of a list that is the document. */
  list: string | null
  /** Its own key in that object, or its number in that list. */
  key: string
  /** Its number in the file, from 1: a place that a person can count to. */
  line: number
}

/** The elements at some paths of one JSON document, such as $.nodes.*, never holding more than one of them. */
export async function* elementsOf(
  input: Readable,
  paths: string[],
): AsyncGenerator<Element | { fault: Fault }> {
  let found: (Element | { fault: Fault })[] = []
  let error: Error | null = null
  let count = 0
  const parser = new JSONParser({ paths, keepStack: false })
  parser.onValue = ({ value, key, stack }) => {
    count++
    if (isTooDeep(value)) found.push({ fault: { ...TOO_DEEP, line: count } })
    else found.push({ value, list: stack[1]?.key?.toString() ?? null, key: String(key), line: count })
  }
  parser.onError = (thrown) => {
    error ??= thrown
  }
  let wasGood = false
  for await (const chunk of input) {
    parser.write(chunk as Uint8Array)
    yield* found
    found = []
    wasGood = error === null
    if (!wasGood) break
  }
  if (wasGood && !parser.isEnded) parser.end()
  yield* found
  if (error !== null || !wasGood) yield notJson(error, count)
}

const notJson = (error: Error | null, count: number): { fault: Fault } => ({
  fault: {
    code: 'NOT_JSON',
    message: `The file is not JSON after element ${count}${error ? '' : ': it is empty'}.`,
    path: [],
    line: count + 1,
  },
})

/** The elements of a document that is one list, or of one that has an element a line. */
export async function* listOrLinesOf(
  input: Readable,
): AsyncGenerator<{ value: unknown; line: number } | { fault: Fault }> {
  const { begins, whole } = await peek(input)
  yield* begins.startsWith('[') ? elementsOf(whole, ['$.*']) : jsonLinesOf(whole)
}
