import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOSTILE_TEXTS } from '../../../test/support/hostile-texts.ts'
import { wordsOf } from '../../questions/pin-variables.ts'
import { QUESTIONS } from '../../questions/registry.ts'
import { loadSavedQueries, parseSavedQuery } from '../../questions/saved.ts'
import { parseVariables } from '../../questions/saved-variables.ts'
import { makeSchema } from '../schema.ts'
import { formOf, sayQuestion } from './form.ts'
import { type Input, inputsOf } from './inputs.ts'
import { AGAINST, settleScope } from './scope-words.ts'

const schema = makeSchema(QUESTIONS)
const saved = loadSavedQueries(schema)
const UNESCAPED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescaped = (text = ''): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => UNESCAPED[name] ?? '')

/** What a browser sends of a form, but for what is empty. */
function sentBy(form: string): [string, string][] {
  const attribute = (tag: string, name: string): string | undefined =>
    new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return [...form.matchAll(/<(?:input [^>]*>|select [^>]*>(.*?)<\/select>)/gs)].flatMap(
    ([tag, inside]): [string, string][] => {
      const name = unescaped(attribute(tag, 'name'))
      if (inside !== undefined) {
        const chosen = /<option value="([^"]*)" selected>/.exec(inside)?.[1]
        return chosen === undefined || chosen === '' ? [] : [[name, chosen]]
      }
      if (attribute(tag, 'type') === 'checkbox' && !tag.includes(' checked')) return []
      const value = unescaped(attribute(tag, 'value'))
      return value === '' ? [] : [[name, value]]
    },
  )
}

const valueOf = (input: Input): fc.Arbitrary<string> => {
  switch (input.kind) {
    case 'choice':
      return fc.constantFrom(...input.choices)
    case 'flag':
      return fc.constantFrom('true', 'false')
    case 'number':
      return input.whole
        ? fc.integer({ min: 1, max: 100 }).map(String)
        : fc.integer({ min: 0, max: 100 }).map((n) => String(n / 100))
    case 'day':
      return fc.constantFrom('2026', '2026-05', '2026-05-06')
    case 'moment':
      return fc.constant('2026-05-06T00:00:00Z')
    default:
      return fc.oneof(
        fc.constantFrom('acme', 'WIKIDATA:Q1', 'a&b"c'),
        // What begins so is read as JSON.
        fc.constantFrom(...HOSTILE_TEXTS.filter((text) => text.trim() !== '' && !/^\s*[[{]/.test(text))),
      )
  }
}

describe.each(saved.map((query) => [query.name, query] as const))('the form of %s', (_, query) => {
  const inputs = inputsOf(query)

  test('has an input for each variable, but for where a list goes on', () => {
    const named = new Set(inputs.map(({ variable }) => variable))
    const expected = query.variables.map(({ name }) => name).filter((name) => name !== 'after')
    expect([...named].sort()).toEqual(expected.sort())
    expect(query.ask).not.toBeNull()
  })

  test('sends again what it was filled with', () => {
    const words = fc
      .tuple(
        ...inputs.map((input) =>
          fc
            .uniqueArray(valueOf(input), { maxLength: input.many ? 3 : 1 })
            .map((values) =>
              [
                ...(input.kind === 'choice' ? input.choices.filter((one) => values.includes(one)) : values),
              ].map((value) => [input.name, value] as const),
            ),
        ),
      )
      .map((each) => wordsOf(query, parseVariables(query, each.flat())))
    fc.assert(
      fc.property(words, (filled) => {
        const form = formOf(query, { words: filled, names: new Map() }, 'whole').text
        const sent = sentBy(form).filter(([name]) => name !== AGAINST)
        expect(wordsOf(query, parseVariables(query, settleScope(sent)))).toEqual(settleScope(filled))
        expect(form).not.toMatch(/<script|<img|<svg|<iframe/i)
      }),
      { numRuns: 25 },
    )
  })
})

test('a query without a sentence gets a plain form from its title', () => {
  const text = '# Who owns it\n# Tells owners.\nquery q($of: ID!) { ultimateOwners(of: $of) { summary } }'
  const query = parseSavedQuery('plain', text, schema)
  const form = formOf(query, { words: [], names: new Map() }, 'sentence').text
  expect(form).toContain('Who owns it')
  expect(form).toMatch(/<input type="text" name="of"[^>]* data-kinds="COMPANY FACILITY"/)
  expect(sayQuestion(query, { words: [], names: new Map() })).toBe('Who owns it')
})

test('a sentence may only ask with variables that there are', () => {
  const text = '# Owners\n# Ask: Who owns [it]?\nquery q($of: ID!) { ultimateOwners(of: $of) { summary } }'
  expect(() => parseSavedQuery('plain', text, schema)).toThrow('asks with [it]')
})
