import { Resvg } from '@resvg/resvg-js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOSTILE_TEXTS } from '../../../test/support/hostile-texts.ts'
import { fontFilesOf, fontOf } from './fonts.ts'
import { element, FONT_STACK, fontStackOf, writeRun } from './markup.ts'
import { toDrawable, widthOf } from './measure.ts'
import { lineOf } from './runs.ts'
import type { TextLine } from './text.ts'
import { wrap } from './wrap.ts'

const NAMES = {
  Latin: 'Łódź Überlandwerk & Søn — “Čeština” AV To fi',
  Greek: 'Δημόσια Επιχείρηση Ηλεκτρισμού',
  Cyrillic: 'Научно-производственное объединение',
  Chinese: '中芯国际集成电路制造有限公司（上海）',
  Japanese: 'ソフトバンクグループ株式会社 さくら',
  Korean: '에스케이하이닉스 주식회사',
  Arabic: 'شركة أرامكو السعودية للحوسبة',
  Hebrew: 'חברת החשמל לישראל',
  Thai: 'บริษัท ปตท. จำกัด',
  Hindi: 'रिलायंस इंडस्ट्रीज़ लिमिटेड',
  Vietnamese: 'Tập đoàn Công nghiệp – Viễn thông Quân đội',
  Emoji: '😀 🚀 🇺🇸 👩‍🚀 👍🏽 ⚡ ☎️',
  marks: 'e\u0301x\u0302o\u0308\u0323 Z\u0311\u0306',
  mixed: 'شركة OpenAI 2026، סאפ SE — 华为 (Huawei)',
  'mixed the other way': 'OpenAI شركة 2026 أرامكو (KSA) 😀 中 ABC',
  signs: '→ ≥ ≠ ★ ✓ ™ ½ Ⅷ ①',
}
const SIZE = 20

/** What is really drawn: the extent of the ink. */
function drawnWidth(line: TextLine, bold: boolean): number {
  const texts = line.runs.map((run) =>
    element(
      'text',
      {
        x: 200 + run.x,
        y: 100,
        'font-size': SIZE,
        'font-weight': bold ? 700 : null,
        'font-family': fontStackOf(run),
        'xml:space': 'preserve',
      },
      writeRun(run),
    ),
  )
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: 4000, height: 200, 'font-family': FONT_STACK },
    texts.join(''),
  )
  const font = { loadSystemFonts: false, fontFiles: fontFilesOf(svg) }
  return new Resvg(svg, { font }).getBBox()?.width ?? 0
}

describe.each([false, true])('bold: %s', (bold) => {
  it.each(Object.entries(NAMES))('%s is drawn, and no wider than measured', (_, name) => {
    const text = toDrawable(name, bold)
    const line = lineOf(text, { size: SIZE, bold })
    const drawn = drawnWidth(line, bold)
    expect(drawn).toBeGreaterThan(0.5 * line.width)
    // Ink may stand out a little where a letter leans over its own width.
    expect(drawn).toBeLessThanOrEqual(line.width + 0.15 * SIZE)
  })
})

it.each(Object.entries(NAMES))('%s keeps its own letters', (_, name) => {
  expect(toDrawable(name).replace(/\s/g, '')).toBe(name.normalize('NFC').replace(/\s/g, ''))
})

it('spells what no font has in Latin letters', () => {
  expect(toDrawable('ሰላም 𝐀')).toBe('selam A')
})

it.each([
  ['control characters', 'a\u0000b\u0007c', 'abc'],
  ['signs that turn the direction of text', 'a\u202eb\u2066c\u200f', 'abc'],
  ['half a character', 'a\ud800b', 'a\ufffdb'],
  ['lines and tabs', 'a\n\t b', 'a b'],
  ['characters of private use', 'a\ue000b', 'ab'],
])('leaves out %s', (_, text, drawn) => expect(toDrawable(text)).toBe(drawn))

it('keeps three marks on a letter, of any number', () => {
  expect(toDrawable(`x${'\u0301'.repeat(200)}y`)).toBe('x\u0301\u0301\u0301y')
})

it('draws nothing that has no glyph, whatever the text', () => {
  const standsAlone = (character: string) => !/\p{M}|[\u{200c}-\u{200d}]/u.test(character)
  const hasGlyph = (text: string) =>
    Array.from(toDrawable(text))
      .filter(standsAlone)
      .every((character) => fontOf(character, false))
  for (const text of HOSTILE_TEXTS) expect(hasGlyph(text), text).toBe(true)
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), hasGlyph), { numRuns: 300 })
})

it('wraps any text into its room', () => {
  const room = { size: 13, bold: true, width: 150, lines: 3, even: true }
  const texts = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 320 }), fc.constantFrom(...HOSTILE_TEXTS))
  fc.assert(
    fc.property(texts, (text) => {
      const lines = wrap(text, room)
      expect(lines.length).toBeLessThanOrEqual(3)
      for (const { width } of lines) expect(width).toBeLessThanOrEqual(room.width)
    }),
    { numRuns: 300 },
  )
})

const textOf = (lines: readonly TextLine[]): string[] =>
  lines.map(({ runs }) => runs.map(({ text }) => text).join(''))

it('cuts what does not fit, and says so', () => {
  const lines = textOf(wrap('x'.repeat(300), { size: 13, width: 150, lines: 3, even: true }))
  expect(lines).toHaveLength(3)
  expect(lines[2]).toMatch(/^x+…$/)
})

it('never parts a letter from its accent, nor a family of emoji', () => {
  const lines = textOf(wrap('👩‍🚀'.repeat(6), { size: 13, width: 60, lines: 9, even: true }))
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) expect(line.replaceAll('👩‍🚀', '')).toBe('')
})

it('keeps the lines of a name about equally long', () => {
  const name = 'Anthropic–Google compute agreement'
  const room = {
    size: 13,
    width: 1.1 * widthOf('Anthropic–Google compute', { size: 13 }),
    lines: 3,
    even: true,
  }
  expect(textOf(wrap(name, room))).toEqual(['Anthropic–Google', 'compute agreement'])
})
