import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { DealgraphError } from '../../src/errors.ts'
import { sameThings } from '../../src/identity/same-things.ts'
import { importFiles } from '../../src/intake/import.ts'
import { exported, tempFile } from '../support/export.ts'
import { BAD_BYTES } from '../support/hostile/bytes.ts'
import { SAMPLES } from '../support/hostile/files.ts'
import { countAll } from '../support/hostile/watch.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

// A file that cannot be read is told with its line, and nothing of it is written.
const graph = testGraph()
afterAll(() => graph.close())
beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
})

/** What an import of this tells, and how much it has written. */
async function refusalOf(content: string | Buffer, format = 'auto', mapping?: string) {
  const before = await countAll(graph)
  try {
    const table = mapping === undefined ? {} : { mapping: tempFile('mapping.yaml', mapping) }
    await importFiles(graph, [tempFile('given', content)], { format, ...table })
  } catch (error) {
    if (!(error instanceof DealgraphError)) throw error
    expect(await countAll(graph)).toEqual(before)
    const { faults = [] } = error.details as { faults?: { code: string; line: number; message: string }[] }
    expect(JSON.stringify([error.message, faults]).length).toBeLessThan(20_000)
    return { code: error.code, message: error.message, faults }
  }
  return null
}
const line = (more: object) =>
  JSON.stringify({ entity: { id: 'acme', kind: 'COMPANY', name: 'Acme', ...more } })

test.each(Object.entries(SAMPLES))(
  'bytes in a file of %s that are no UTF-8 are told by line and byte',
  async (format, sample) => {
    const [begin = '', end = ''] = sample.write(sample.name, 'HERE').split('HERE')
    const line = begin.split('\n').length
    for (const [name, bytes] of Object.entries(BAD_BYTES)) {
      const file = Buffer.concat([Buffer.from(begin), bytes, Buffer.from(end)])
      const refused = await refusalOf(file, format, sample.mapping)
      expect([name, refused?.code]).toEqual([name, 'NOT_UTF8'])
      expect(refused?.message).toContain(`line ${line}, byte `)
    }
  },
)

test.each([
  ['a zero byte in JSON', line({}).replace('Acme', 'Ac\u{0}me'), 'NOT_JSON'],
  ['a name of a megabyte', line({ name: 'x'.repeat(1_000_000) }), 'BAD_VALUE'],
  ['more marks than a letter has', line({ name: `a${'\u{301}'.repeat(31)}` }), 'BAD_VALUE'],
  ['an id of a megabyte', line({ id: 'x'.repeat(1_000_000) }), 'BAD_ID'],
  ['a column of a megabyte', line({ ['x'.repeat(1_000_000)]: 1 }), 'UNKNOWN_FIELD'],
  [
    'a column called __proto__',
    '{"entity":{"id":"acme","kind":"COMPANY","name":"A","__proto__":{"x":1}}}',
    'UNKNOWN_FIELD',
  ],
  ['half of a character, escaped', '{"entity":{"id":"acme","kind":"COMPANY","name":"\\ud83d"}}', 'BAD_VALUE'],
  ['a line that is not closed', '{"entity":{"id":"acme"', 'NOT_JSON'],
  ['a heap of brackets', '['.repeat(100_000), 'NOT_JSON'],
  ['objects in objects', `${'{"entity":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 'BAD_VALUE'],
])('%s is told by its line', async (_, content, code) => {
  const refused = await refusalOf(`${line({ id: 'before' })}\n${content}`, 'claims')
  expect(refused?.faults).toMatchObject([{ code, line: 2 }])
})

test('a quote in a table that is never closed is told, and nothing of the table is written', async () => {
  const rows = `company,country,parent,share,since,number,alias,note\n"Acme,GB,Port,60,2020,7,A,N\n${'Dock,GB,Port,1,2020,8,A,N\n'.repeat(1_000)}`
  const refused = await refusalOf(rows, 'csv', SAMPLES['csv']?.mapping)
  expect(refused?.faults[0]?.message).toMatch(/quote/i)
})

test('a byte order mark before a file is no part of it', async () => {
  await importFiles(graph, [tempFile('given.jsonl', `\u{feff}${line({})}`)])
  expect(await exported(graph, 'claims')).toContain('"name":"Acme"')
})

test('records with names beyond all measure are still compared with others', async () => {
  const aliases = Array.from({ length: 40 }, (_, i) => `${'長井'.repeat(240)}${i}`)
  const words = Array.from({ length: 40 }, (_, i) =>
    Array.from(
      { length: 60 },
      (_unused, j) => `abc${String.fromCharCode(97 + (j % 26), 97 + (i % 26), 97 + (i >> 1))}x`,
    ).join(' '),
  )
  await importFiles(graph, [
    tempFile(
      'given.jsonl',
      [line({ aliases }), line({ id: 'b', aliases: words }), line({ id: 'c', name: 'AND OR NOT' })].join(
        '\n',
      ),
    ),
  ])
  const sought = {
    kinds: ['COMPANY' as const],
    about: null,
    minScore: 0,
    judged: false,
    first: 10,
    after: null,
  }
  expect(await sameThings(graph, sought, new Date())).toBeDefined()
})
