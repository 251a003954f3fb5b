import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { headOf, openFile } from '../open-file.ts'
import type { Item } from './format.ts'
import { LONGEST_LINE } from './lines.ts'
import { chooseFormat } from './registry.ts'

const AUTO = { format: 'auto', hasMapping: false }
const OPTIONS = { source: { id: 'file', publishedOn: null }, mapping: null }

function file(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), name)
  writeFileSync(path, content)
  return path
}
async function read(path: string): Promise<Item[]> {
  const format = chooseFormat(AUTO, await headOf(path), path.replace(/\.gz$/, ''))
  const items: Item[] = []
  for await (const item of format.read(await openFile(path), OPTIONS)) items.push(item)
  return items
}
const LINES = '{"source": {"id": "a"}}\r\n\n{"claim": {"note": "naïve – 東京 🚀"}}'
const RECORDS = [
  { record: { kind: 'source', value: { id: 'a' }, line: 1 } },
  { record: { kind: 'claim', value: { note: 'naïve – 東京 🚀' }, line: 3 } },
]

describe('a file of claims', () => {
  it('is read line by line, packed or not, with or without a byte order mark', async () => {
    expect(await read(file('a.jsonl', LINES))).toEqual(RECORDS)
    expect(await read(file('a.jsonl', `\ufeff${LINES}`))).toEqual(RECORDS)
    expect(await read(file('a.jsonl.gz', gzipSync(LINES)))).toEqual(RECORDS)
    expect(await read(file('named-otherwise', gzipSync(LINES)))).toEqual(RECORDS)
  })
  it('may be YAML', async () => {
    expect(await read(file('a.yaml', 'claims:\n  - a: 1\n'))).toEqual([
      { record: { kind: 'claim', value: { a: 1 }, line: 2 } },
    ])
  })
  it('that holds a line longer than any record is refused there, and read on behind it', async () => {
    const items = await read(
      file('a.jsonl', `{"claim": {}}\n{"claim": "${'x'.repeat(LONGEST_LINE)}"}\n{"claim": {}}\n`),
    )
    expect(items).toMatchObject([
      { record: { line: 1 } },
      { fault: { code: 'LINE_TOO_LONG', line: 2 } },
      { record: { line: 3 } },
    ])
  })
  it('that is not UTF-8 is refused with the place, in whatever piece it stands', async () => {
    const long = `{"claim": {"note": "${'ü'.repeat(300_000)}"}}\n`.repeat(3)
    const bytes = Buffer.concat([Buffer.from(`${long}\nab`), Buffer.from([0xff]), Buffer.from('c\n')])
    await expect(read(file('a.jsonl', bytes))).rejects.toMatchObject({
      code: 'NOT_UTF8',
      message: expect.stringContaining('line 5, byte 3') as string,
    })
    expect(await read(file('b.jsonl', long))).toHaveLength(3)
    await expect(read(file('c.jsonl', Buffer.from([0x7b, 0xe2, 0x82])))).rejects.toMatchObject({
      code: 'NOT_UTF8',
    })
  })
  it('that is cut short, or not there, is refused with a sentence', async () => {
    const packed = gzipSync(LINES)
    await expect(read(file('a.gz', packed.subarray(0, packed.length - 9)))).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('gzip') as string,
    })
    await expect(read('/nowhere/a.jsonl')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

it('a folder, or what is not there, is told in words', async () => {
  await expect(headOf(tmpdir())).rejects.toThrow('it is a folder; name the files in it.')
  await expect(headOf('/nowhere/a.jsonl')).rejects.toThrow('cannot be read: there is no such file.')
})

describe('the format of a file', () => {
  const chosen = (head: string, hasMapping = false) =>
    chooseFormat({ format: 'auto', hasMapping }, head, 'file').name
  it('is refused, not taken for broken claims, where the file looks like none', () => {
    const release = '{\n  "uri": "https://example.org/release",\n  "releases": []\n}\n'
    const gexf = '<?xml version="1.0"?>\n<gexf version="1.2"><graph/></gexf>\n'
    for (const head of [release, gexf, 'id,name\n1,A\n', '%PDF-1.7\n', '[]\n', 'claims about A\n'])
      expect(() => chosen(head)).toThrow(expect.objectContaining({ code: 'UNKNOWN_FORMAT' }))
  })
  it('is claims where somebody meant them, whose mistakes are told by line', () => {
    const lines = ['', '{"sorce": {}}\n', "{'claim': {}}\n", '# notes\n{"claim": {}}\n', '{"claim": {\n']
    for (const head of lines) expect(chosen(head)).toBe('claims')
  })
  it('is a table where a mapping is given and the file looks like nothing else', () => {
    expect(chosen('id,name\n1,A\n', true)).toBe('csv')
    expect(chosen('{"claim": {}}\n', true)).toBe('claims')
  })
  it('is refused, with those that there are, where nobody knows its name', () => {
    const csvv = { format: 'csvv', hasMapping: false }
    expect(() => chooseFormat(csvv, '', 'a')).toThrow(/auto, claims-yaml, claims/)
  })
})
