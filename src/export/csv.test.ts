import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { cell } from './csv.ts'

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '=HYPERLINK("x","y")'])('%j is no formula', (text) => {
    expect(parse(`${cell(text)}\r\n`)).toEqual([[`'${text}`]])
  })
  it.each(['a', 'a,b', 'a"b', 'a\nb', 'a\r\nb', 'a=b', ' -1', 'Grüße'])('%j stays what it is', (text) => {
    expect(parse(`${cell(text)}\r\n`)).toEqual([[text]])
  })
  it('that is unknown is empty, and a number may be below zero', () => {
    expect([null, 0, -1, false].map(cell)).toEqual(['', '0', '-1', 'false'])
  })
})
