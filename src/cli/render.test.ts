import { describe, expect, test } from 'vitest'
import { plain } from './output.ts'
import { renderData } from './render.ts'
import { columns, wrap } from './text.ts'

const source = { id: 's', publisher: 'Paper', title: 'A deal', publishedOn: '2026-05' }
const answer = {
  summary: 'Two ways were found.',
  totalFindings: 3,
  truncated: true,
  explored: 1234,
  validAt: '2026-11-21',
  endCursor: 'abc',
  findings: [
    {
      id: 'finding_1',
      headline: 'Acme relies on Globex, which is controlled by the owner of its rival Initech.',
      confidence: 0.595,
      disputed: true,
      prospective: false,
      qualifiers: ['SOLE_SOURCE'],
      direct: true,
      shared: { id: 'globex', name: 'Globex' },
      share: { min: 0.1, max: null },
      explanation: [{ sentence: 'First way.' }, { sentence: 'Second way.' }],
      evidence: [1, 3, 2, 7].map((n) => ({ locator: `paragraph ${n}`, source })),
    },
    {
      id: 'finding_2',
      headline: '\u001b[31mRed\u001b[0m\u202e name',
      confidence: 0.4,
      explanation: [],
      evidence: [],
    },
  ],
  leftOut: [
    { reason: 'Too old.', claim: { id: 'claim_1', source } },
    { reason: 'Too old.', claim: { id: 'claim_2', source } },
  ],
}

describe('an answer as text', () => {
  const text = renderData({ question: answer }, 80)
  test('begins with the summary and tells findings, reasons, sources, what was left out and counts, in this order', () => {
    const order = ['Two ways were found.', 'Finding', 'Why', 'Sources', 'Left out', '2 of 3 findings']
    expect(text.startsWith(order[0] as string)).toBe(true)
    const places = order.map((part) => text.indexOf(part))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(text).toContain('sole source, disputed, direct, share at least 0.1'.slice(0, 12))
    expect(text).toContain('(paragraphs 1–3, 7)')
    expect(text).toContain('Too old. 2 claims of Paper · A deal · 2026-05.')
    expect(text).toContain('there may be more')
    expect(text).toContain('--after abc')
  })
  test.each([40, 60, 80, 120])('fits %i columns', (width) => {
    for (const line of renderData({ question: answer }, width).split('\n'))
      expect(columns(line)).toBeLessThanOrEqual(width)
  })
  test('controls no terminal', () => {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
  test('without findings says so and shows no empty table', () => {
    const none = renderData({ question: { summary: 'None.', findings: [], totalFindings: 0 } }, 80)
    expect(none).toBe('None.\n\n0 findings.')
  })
})

describe('lines', () => {
  test('keep a number and its unit together', () => {
    expect(wrap('Google holds 14 % of it', 15)).toEqual(['Google holds', '14 % of it'])
    expect(wrap('up to US$45 bn more', 12)).toEqual(['up to', 'US$45 bn', 'more'])
    expect(wrap('in 2026 many came', 8)).toEqual(['in 2026', 'many', 'came'])
  })
})

describe('many ways', () => {
  const waysOf = (number: number) =>
    renderData(
      {
        question: {
          summary: 'S.',
          findings: [
            {
              headline: 'H.',
              explanation: Array.from({ length: number }, (_, i) => ({ sentence: `Way ${i + 1}.` })),
            },
          ],
        },
      },
      80,
    )
  test('are told up to three, and how many more there are', () => {
    expect(waysOf(4)).toContain('Way 4.')
    expect(waysOf(8)).toMatch(/Way 3\.\n.*… and 5 more ways \(--format json tells all\)/)
    expect(waysOf(8)).not.toContain('Way 4.')
  })
})

describe('other operations as text', () => {
  test('pages are tables, and tell how many there are', () => {
    const text = renderData(
      {
        companies: {
          totalCount: 9,
          nodes: [{ id: 'acme', name: 'Acme', rivals: [{ to: { name: 'Globex' } }] }],
        },
      },
      60,
    )
    expect(text).toContain('│ acme │ Acme │ Globex │')
    expect(text).toContain('1 of 9 are shown.')
  })
  test('edges are read as nodes, one thing as a row, nothing as such', () => {
    expect(renderData({ x: { edges: [{ node: { id: 'a' } }] } }, 60)).toContain('│ a')
    expect(
      renderData({ company: { name: 'Acme', value: { min: 1, max: 1, currency: 'USD' } } }, 60),
    ).toContain('1 USD')
    expect(renderData({ company: null }, 60)).toBe('Nothing was found.')
  })
})

test('words that are too long are broken, and words keep their order', () => {
  expect(wrap('a bb cccccccccccccc d', 10)).toEqual(['a bb', 'cccccccccc', 'cccc d'])
  expect(plain('a\u001b]8;;x\u0007b\nc')).toBe('a ]8;;x b c')
})

describe('letters that take two columns', () => {
  const names = [
    '日本電信電話株式会社',
    '🚀 Rocket 🚀 works',
    'Ｗｉｄｅ letters',
    'ディープマインド 合同会社 東京',
  ]
  test.each([40, 60])('are all shown in tables of %i columns', (width) => {
    const rows = names.map((name) => ({ id: name, name: `${name} and ${name}`, note: name }))
    const text = renderData({ companies: rows }, width)
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width)
    const letters = (shown: string): string[] => Array.from(shown.replaceAll(/[\s│─┌┬┐├┼┤└┴┘]/gu, '')).sort()
    const expected = `id name note ${names.map((name) => `${name} ${name} and ${name} ${name}`).join(' ')}`
    expect(letters(text)).toEqual(letters(expected))
    expect(text).not.toContain('…')
  })
  test('count as two, and none is cut apart', () => {
    expect(columns('日本')).toBe(4)
    expect(wrap('日本電信電話', 5)).toEqual(['日本', '電信', '電話'])
  })
})
