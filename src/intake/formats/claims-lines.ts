import { readJsonLine } from '../json-lines.ts'
import type { Format } from './format.ts'
import { linesOf, tooLong } from './lines.ts'

/** The interchange format as JSON Lines, which is also what a file is taken for that looks like nothing else. */
export const claimsLines: Format = {
  name: 'claims',
  title: 'claims as JSON Lines',
  detects: (head) => /^\s*\{\s*"(source|entity|claim|event)"\s*:/.test(head),
  async *read(input) {
    for await (const { number, text } of linesOf(input)) {
      const item = text === null ? { fault: tooLong(number) } : readJsonLine(text, number)
      if (item) yield item
    }
  },
}
