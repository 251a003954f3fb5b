import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRecords } from '../../src/claims/parse.ts'
import { isTypo } from '../../src/reads/names.ts'
import { anyText } from '../support/any-text.ts'
import { useApiOver } from '../support/hostile/api.ts'
import { atOnce } from '../support/hostile/try-reads.ts'
import { type Answer, wrongWith } from '../support/hostile/watch.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'

// What is typed into a search is a text: it finds what is called so, nothing else, and no sign of it is heard by the index.
const isName = (name: string): boolean =>
  parseRecords([{ kind: 'entity', value: { id: 'x', kind: 'COMPANY', name }, line: null }]).faults.length ===
  0
const RANDOM = fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), {
  numRuns: 150,
  seed: 8,
})
const NAMES = [...new Set([...HOSTILE_TEXTS, ...RANDOM].filter(isName).map((name) => name.normalize('NFC')))]
const PLAIN = ['Anthropic', 'Space Exploration Technologies', 'Technologies of Space', 'OpenAI']

const { send } = useApiOver(
  [...NAMES, ...PLAIN].map((name, i) => ({ entity: { id: `n-${i}`, kind: 'COMPANY', name } })),
)
const ask = (text: string) =>
  send('query ($text: String!) { search(text: $text, first: 100) { matched } }', { text })
const hitsOf = ({ json }: Answer): string[] =>
  ((json.data?.['search'] ?? []) as { matched: string }[]).map(({ matched }) => matched)
const search = async (text: string): Promise<string[]> => hitsOf(await ask(text))

test('every name finds itself, if it is more than blanks', async () => {
  const lost = await atOnce(NAMES, 4, async (name) => {
    if (name.trim() === '') return []
    const found = await search(name)
    return found.includes(name) ? [] : [[name, found.slice(0, 5)]]
  })
  expect(lost).toEqual([])
}, 240_000)

test('no text makes the index fail, and what is found is called so, but for a typo', async () => {
  const word = /[\p{L}\p{N}\p{M}]+/gu
  const wordsOf = (text: string): string[] =>
    text
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .match(word) ?? []
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const answer = await ask(text)
      expect(wrongWith(text, answer)).toEqual([])
      const typed = wordsOf(text)
      const strays = hitsOf(answer).filter((matched) => {
        const given = wordsOf(matched)
        const near = (a: string, b: string) => b.startsWith(a) || isTypo(a, b)
        return (
          matched.trim() !== text.trim() &&
          !near(typed.join(''), given.join('')) &&
          !typed.some((a) => given.some((b) => near(a, b)))
        )
      })
      expect(strays).toEqual([])
    }),
    { numRuns: 120 },
  )
}, 240_000)

test.each([
  ['five hundred signs of Chinese', '長'.repeat(500)],
  ['five hundred letters', 'a'.repeat(500)],
  ['words of one letter', 'a b '.repeat(125)],
  [
    'words in each of which a typo is looked for',
    Array.from({ length: 83 }, (_, i) => `abc${100 + i}`)
      .join(' ')
      .slice(0, 500),
  ],
  ['nothing but marks', '\u{301}'.repeat(500)],
])('as long as a name may be: %s', async (_, text) => {
  expect(wrongWith(text, await ask(text))).toEqual([])
})
test('longer than any name is refused', async () => {
  expect((await ask('a'.repeat(501))).json.errors?.[0]).toMatchObject({
    message: expect.stringMatching(/501.*at most 500/) as string,
    extensions: { code: 'BAD_INPUT' },
  })
})

describe('of all signs two mean something', () => {
  test('quotes: these words, in this order, without a typo', async () => {
    expect(await search('space technologies')).toEqual(
      expect.arrayContaining(['Space Exploration Technologies', 'Technologies of Space']),
    )
    expect(await search('"space exploration"')).toContain('Space Exploration Technologies')
    expect(await search('"space exploration" tech')).toContain('Space Exploration Technologies')
    expect(await search('"space technologies"')).not.toContain('Space Exploration Technologies')
    expect(await search('"anthropik"')).toEqual([])
    expect(await search('anthropik')).toContain('Anthropic')
    expect(await search('"anthropic')).toContain('Anthropic')
  })
  test('an asterisk: words that begin so', async () => {
    expect(await search('expl* technologies')).toContain('Space Exploration Technologies')
    expect(await search('*thropic')).not.toContain('Anthropic')
  })
  test.each(['*:*', '/.*/', '[a TO z]', '{* TO *}', 'name:*', 'NOT zzzz', '+*', 'id:[0 TO zzzz]'])(
    '%s finds no everything',
    async (text) => {
      expect((await search(text)).filter((name) => PLAIN.includes(name))).toEqual([])
    },
  )
})
