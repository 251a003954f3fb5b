import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvCell } from './csv-cell.ts'

describe('a cell', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@a',
    '\t=1',
    '\r=1',
    '\n',
    ' -1',
    '\u{a0}\u{200b}@a',
    '＝1',
    '﹣1',
    '−1',
    '=HYPERLINK("x","y")',
  ])('%j is no formula', (text) => {
    expect(parse(`${csvCell(text)}\r\n`)).toEqual([[`'${text}`]])
  })
  it.each(['a', 'a,b', 'a"b', 'a\nb', 'a\r\nb', 'a=b', ' a', '1 - 1', 'Grüße'])(
    '%j stays what it is',
    (text) => {
      expect(parse(`${csvCell(text)}\r\n`)).toEqual([[text]])
    },
  )
  it('that is unknown is empty, and a number may be below zero', () => {
    expect([null, 0, -1, false].map(csvCell)).toEqual(['', '0', '-1', 'false'])
  })
})
