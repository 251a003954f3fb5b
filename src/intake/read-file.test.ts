import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJsonLines } from './json-lines.ts'
import { readClaimsFile } from './read-file.ts'
import { readYaml } from './yaml.ts'

/** Each alias stands for ten of the one before. */
const bomb = Array.from('abcdefgh', (letter) => {
  const next = String.fromCharCode(letter.charCodeAt(0) + 1)
  return `  - &${next} [${Array.from({ length: 10 }, () => `*${letter}`).join(', ')}]\n`
}).join('')

const told = ({ faults }: { faults: { code: string; line: number | null }[] }) =>
  faults.map(({ code, line }) => [code, line])

describe('JSON Lines', () => {
  it('tells every bad line by its number', () => {
    const text =
      '{"source": {"id": "a"}}\n\n{oops}\n{"claim": {"a": {"b": 1, "b": 2}}}\n[1]\n{"claim": {}, "entity": {}}\n{"claim": {} // no\n}'
    expect(told(readJsonLines(text))).toEqual([
      ['NOT_JSON', 3],
      ['DUPLICATE_KEY', 4],
      ['BAD_VALUE', 5],
      ['BAD_VALUE', 6],
      ['NOT_JSON', 7],
      ['NOT_JSON', 8],
    ])
    expect(readJsonLines(text).records).toEqual([{ kind: 'source', value: { id: 'a' }, line: 1 }])
  })
})

describe('YAML', () => {
  it('gives each record its line, and leaves dates as text', () => {
    const { records, faults } = readYaml(
      'sources:\n  - id: a\n  - { id: b, publishedOn: 2026-05-06 }\nclaims:\n  - status: REPORTED\n',
    )
    expect(faults).toEqual([])
    expect(records).toEqual([
      { kind: 'source', value: { id: 'a' }, line: 2 },
      { kind: 'source', value: { id: 'b', publishedOn: '2026-05-06' }, line: 3 },
      { kind: 'claim', value: { status: 'REPORTED' }, line: 5 },
    ])
  })
  it('puts what an alias stands for in its place', () => {
    const text = 'sources:\n  - &paper { id: a, title: &t Paper }\n  - { id: b, title: *t }\n  - *paper\n'
    expect(readYaml(text).records.map(({ value }) => value)).toEqual([
      { id: 'a', title: 'Paper' },
      { id: 'b', title: 'Paper' },
      { id: 'a', title: 'Paper' },
    ])
  })
  it.each([
    ['claims:\n  - *nowhere\n', 'NOT_YAML'],
    [`claims:\n  - &a [x, x]\n${bomb}  - *i\n`, 'NOT_YAML'],
    ['claims: [', 'NOT_YAML'],
    ['claims:\n  - id: a\n    id: b\n', 'DUPLICATE_KEY'],
    ['facts: []\n', 'UNKNOWN_FIELD'],
    ['claims: 3\n', 'BAD_VALUE'],
    ['just text', 'BAD_VALUE'],
  ])('refuses %j', (text, code) => {
    expect(readYaml(text).faults[0]?.code).toBe(code)
  })
})

describe('a file', () => {
  const file = (name: string, content: string | Buffer) => {
    const path = join(mkdtempSync(join(tmpdir(), 'dealgraph-')), name)
    writeFileSync(path, content)
    return path
  }
  it('that is not UTF-8, or not there, is refused with a sentence', async () => {
    await expect(readClaimsFile(file('a.jsonl', Buffer.from([0x7b, 0xff, 0x7d])))).rejects.toMatchObject({
      code: 'NOT_UTF8',
    })
    await expect(readClaimsFile('/nowhere/a.jsonl')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
  it('is read by its ending', async () => {
    expect((await readClaimsFile(file('a.YML', 'claims:\n  - a: 1\n'))).records).toHaveLength(1)
    expect((await readClaimsFile(file('a.jsonl', '{"claim": {}}\n'))).records).toHaveLength(1)
  })
})
