import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hasEqualKeys } from './equal-keys.ts'
import { IdTable, Marks } from './id-table.ts'
import { Spool } from './spool.ts'

it('a table of ids tells a hundred thousand like ones apart', () => {
  const table = new IdTable()
  for (let i = 0; i < 100_000; i++) table.set(`company-${i}`, 1 + (i % 200))
  table.set('company-7', 250)
  expect(table.get('company-7')).toBe(250)
  const numbers = Array.from({ length: 100_000 }, (_, i) => i)
  expect(numbers.filter((i) => i !== 7 && table.get(`company-${i}`) !== 1 + (i % 200))).toEqual([])
  expect(numbers.filter((i) => table.get(`person-${i}`) !== 0)).toEqual([])
})

it('marks stay where they are put', () => {
  const marks = new Marks()
  for (const n of [0, 9, 8192, 1_000_000]) marks.add(n)
  expect([0, 1, 9, 8191, 8192, 999_999, 1_000_000, 9_000_000].filter((n) => marks.has(n))).toEqual([
    0, 9, 8192, 1_000_000,
  ])
})

it('what is laid aside comes back by part and in order, from files too, which nobody sees', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealgraph-spool-'))
  const spool = new Spool<{ n: number; text: string }>(folder, 'test', 4, 10_000)
  const text = 'ü'.repeat(500)
  for (let n = 0; n < 400; n++) spool.add(n % 4, { n, text })
  expect(readdirSync(folder)).toEqual([])
  const groups = [...spool.groups(150)]
  expect(groups.map((group) => group.length)).toEqual([100, 100, 100, 100])
  expect(groups[2]?.map(({ n }) => n)).toEqual(Array.from({ length: 100 }, (_, i) => 4 * i + 2))
  expect([...spool.groups(200)].map((group) => group.length)).toEqual([200, 200])
  spool.close()
  rmSync(folder, { recursive: true })
})

it.each([
  ['{"a": {"b": 1}, "b": "x:\\":", "c": [{"b": 2}]}', false],
  ['{"a": 1, "a": 2}', true],
  ['[{"a": {"x": 1, "x": 1}}]', true],
  ['{"__proto__": 1, "b": 2}', false],
  ['{"a\\u0062": 1, "ab": 2}', true],
])('whether %s names a key twice is known by counting', (text, expected) => {
  expect(hasEqualKeys(text, JSON.parse(text))).toBe(expected)
})
