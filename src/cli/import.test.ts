import { expect, test } from 'vitest'
import { newTally } from '../intake/tally.ts'
import { summaryText } from './import.ts'

const summary = (...files: string[]) => ({
  added: [],
  repeated: [],
  claims: { added: 0, repeated: 0 },
  sources: 0,
  entities: 0,
  events: 0,
  suppressed: 0,
  before: 0,
  newlyDisputed: 0,
  sharing: 0,
  files: files.map((file) => newTally(file, 'claims')),
})
const names = (...files: string[]): string[] =>
  summaryText(summary(...files), { format: 'auto' }, 120)
    .split('\n')
    .flatMap((line) => /^│ ([^ ]+\.\w+) /.exec(line)?.[1] ?? [])

test('the table tells files apart by their names, without the folder in which all of them lie', () => {
  expect(names('/home/ann/deals/2026/notes.jsonl')).toEqual(['notes.jsonl'])
  expect(names('/a/deals/b.jsonl', '/a/deeds/c.jsonl')).toEqual(['deals/b.jsonl', 'deeds/c.jsonl'])
  expect(names('/a/b.jsonl', '/a/b/c.jsonl')).toEqual(['b.jsonl', 'b/c.jsonl'])
  expect(names('b.jsonl', '/a/c.jsonl')).toEqual(['b.jsonl', '/a/c.jsonl'])
  expect(names('b.jsonl')).toEqual(['b.jsonl'])
})

test('entities that have a number of another record are told, with what to do', () => {
  const text = summaryText({ ...summary('a.jsonl'), sharing: 2 }, { format: 'auto' }, 120)
  expect(text).toContain(
    '2 entities have a number (LEI, WIKIDATA, CIK, DUNS, PERMID) that another record has too: `dealgraph resolve` shows which may be one thing.',
  )
  expect(summaryText(summary('a.jsonl'), { format: 'auto' }, 120)).not.toContain('another record')
})
