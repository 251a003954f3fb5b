import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { HOSTILE_TEXTS } from '../../test/support/hostile-texts.ts'
import { DealgraphError } from '../errors.ts'
import { parseSavedQuery } from '../questions/saved.ts'
import { parseVariables } from '../questions/saved-variables.ts'
import { parseAskOptions, queryHelp } from './ask.ts'

const schema = buildSchema(`
  input Scope { validAt: String }
  type Query { things("Which ones." ids: [ID!], deep: Boolean, maxHops: Int = 6, scope: Scope): String }
`)
const query = parseSavedQuery(
  'things',
  `# Things\n# All of them.\nquery ($ids: [ID!], $deep: Boolean, $maxHops: Int = 6, $scope: Scope) {
    things(ids: $ids, deep: $deep, maxHops: $maxHops, scope: $scope)
  }`,
  schema,
)

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'taken'
  } catch (error) {
    return error instanceof DealgraphError ? error.code : String(error)
  }
}

describe('the options of ask', () => {
  test('are names with values, in either spelling', () => {
    const { pairs, format, url } = parseAskOptions(query, [
      '--ids',
      'a',
      '--ids=b',
      '--max-hops',
      '3',
      '--format',
      'json',
      '--url',
      'http://x',
    ])
    expect([pairs, format, url]).toEqual([
      [
        ['ids', 'a'],
        ['ids', 'b'],
        ['maxHops', '3'],
      ],
      'json',
      'http://x',
    ])
  })
  test('that are true or false may stand alone', () => {
    expect(parseAskOptions(query, ['--deep', '--ids', 'a']).pairs).toEqual([
      ['deep', 'true'],
      ['ids', 'a'],
    ])
    expect(parseAskOptions(query, ['--deep', 'false']).pairs).toEqual([['deep', 'false']])
  })
  test('take values that begin with a hyphen', () => {
    expect(parseAskOptions(query, ['--max-hops', '-1']).pairs).toEqual([['maxHops', '-1']])
  })
  test('take any text for a value, and none for the name of an option', () => {
    for (const text of HOSTILE_TEXTS) {
      expect(parseAskOptions(query, ['--ids', text]).pairs).toEqual([['ids', text]])
      expect(parseAskOptions(query, [`--ids=${text}`]).pairs).toEqual([['ids', text]])
      for (const args of [
        [`--${text}`, 'x'],
        [text, 'x'],
      ])
        expect([text, codeOf(() => parseVariables(query, parseAskOptions(query, args).pairs))]).toEqual([
          text,
          expect.stringMatching(/^(BAD_INPUT|UNKNOWN_VARIABLE)$/),
        ])
    }
  })
  test.each([[['anthropic']], [['--ids']], [['--format', 'xml']], [['-x', 'y']]])(
    '%j are refused',
    (args) => {
      expect(() => parseAskOptions(query, args)).toThrow(
        expect.objectContaining({ code: 'BAD_INPUT' }) as Error,
      )
    },
  )
})

test('the help of a query tells its variables with types, defaults and descriptions, within the width', () => {
  const help = queryHelp(query, 70)
  expect(help).toContain('dealgraph ask things')
  expect(help).toMatch(/--ids <\[ID!\]>\s+Which ones\./)
  expect(help).toMatch(/--maxHops <Int>\s+In this query: 6\./)
  expect(help).toContain('--validAt')
  for (const line of help.split('\n').filter((text) => text.startsWith('  ')))
    expect(line.length).toBeLessThanOrEqual(70)
})
