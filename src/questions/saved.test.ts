import { buildSchema, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { findSaved, loadSavedQueries, parseSavedQuery } from './saved.ts'
import { namesOf, parseVariables } from './saved-variables.ts'

const schema = buildSchema(`
  enum Kind { LOAN LEASE }
  input Scope { "The day." validAt: String knownAt: String minConfidence: Float statuses: [Kind!] withoutSources: [ID!] }
  type Query {
    things(
      "Which ones."
      ids: [ID!]
      "Of a kind."
      kind: Kind
      first: Int = 5
      deep: Boolean
      share: Float
      scope: Scope
      of: ID!
    ): [String]
  }
`)
const text = `# Which things?
# First line
# second line.
#
# Another paragraph.
query Things($of: ID!, $ids: [ID!], $kind: Kind = LOAN, $first: Int, $deep: Boolean, $share: Float, $scope: Scope) {
  things(of: $of, ids: $ids, kind: $kind, first: $first, deep: $deep, share: $share, scope: $scope)
}
`
const query = parseSavedQuery('things', text, schema)
const parse = (search: string): object => parseVariables(query, new URLSearchParams(search))

describe('a saved query', () => {
  test('has the comment at its head as title and description, and its variables from the schema', () => {
    expect([query.title, query.description]).toEqual([
      'Which things?',
      'First line\nsecond line.\n\nAnother paragraph.',
    ])
    expect(
      query.variables.map((v) => [v.name, String(v.type), v.required, v.default, v.description]).slice(0, 3),
    ).toEqual([
      ['of', 'ID!', true, null, ''],
      ['ids', '[ID!]', false, null, 'Which ones.'],
      ['kind', 'Kind', false, 'LOAN', 'Of a kind.'],
    ])
  })

  test('is described by the field of an input object that a variable is given to', () => {
    const nested = parseSavedQuery(
      'nested',
      '# T\nquery ($day: String) { things(of: "a", scope: { validAt: $day }) }',
      schema,
    )
    expect(nested.variables[0]?.description).toBe('The day.')
  })

  test('without a comment, or with two operations, is refused', () => {
    expect(() => parseSavedQuery('x', '{ things(of: "a") }', schema)).toThrow('must begin with a comment')
    expect(() =>
      parseSavedQuery('x', '# T\nquery A { things(of: "a") } query B { things(of: "a") }', schema),
    ).toThrow('exactly one')
  })

  test('that does not exist is refused with the nearest', () => {
    expect(() => findSaved([query], 'thing')).toThrow('The nearest name is things.')
    expect(() => findSaved([query], 'zzqqyyxx')).toThrow('named "zzqqyyxx". There are things.')
  })
})

describe('variables', () => {
  test('are read by their types', () => {
    expect(parse('of=a&first=7&deep=true&share=0.25&kind=LEASE')).toEqual({
      of: 'a',
      first: 7,
      deep: true,
      share: 0.25,
      kind: 'LEASE',
    })
  })
  test('of lists are a repeated name, or JSON', () => {
    expect(parse('of=a&ids=1')).toMatchObject({ ids: ['1'] })
    expect(parse('of=a&ids=1&ids=2')).toMatchObject({ ids: ['1', '2'] })
    expect(parse('of=a&ids=["1","2"]')).toMatchObject({ ids: ['1', '2'] })
  })
  test('of input objects are written with dots, as JSON, or by the shortcuts of the scope', () => {
    const scope = { validAt: '2026-05-06', withoutSources: ['x', 'y'], minConfidence: 0.5 }
    expect(
      parse(
        'of=a&scope.validAt=2026-05-06&scope.withoutSources=x&scope.withoutSources=y&scope.minConfidence=.5'.replace(
          '=.5',
          '=0.5',
        ),
      ),
    ).toMatchObject({ scope })
    expect(parse(`of=a&scope=${encodeURIComponent(JSON.stringify(scope))}`)).toMatchObject({ scope })
    expect(
      parse('of=a&validAt=2026-05-06&withoutSources=x&withoutSources=y&minConfidence=0.5'),
    ).toMatchObject({ scope })
    expect(parse(`of=a&validAt=2026-05-06&scope={"minConfidence":0.5}`)).toMatchObject({
      scope: { validAt: '2026-05-06', minConfidence: 0.5 },
    })
  })
  test('cannot reach what is no field, such as a prototype', () => {
    expect(() => parse('of=a&scope.__proto__=1')).toThrow('no variable named')
    expect(() => parse('__proto__=1')).toThrow('no variable named')
  })
  test.each([
    ['of=a&ofs=1', 'UNKNOWN_VARIABLE'],
    ['of=a&scope.validAr=1', 'UNKNOWN_VARIABLE'],
    ['first=1', 'MISSING_VARIABLE'],
    ['of=a&of=b', 'BAD_INPUT'],
    ['of=a&first=1.5', 'BAD_INPUT'],
    ['of=a&first=', 'BAD_INPUT'],
    ['of=a&share=much', 'BAD_INPUT'],
    ['of=a&deep=yes', 'BAD_INPUT'],
    ['of=a&kind=GIFT', 'BAD_INPUT'],
    ['of=a&scope=today', 'BAD_INPUT'],
    ['of=a&scope={', 'BAD_INPUT'],
    [`of=a&ids=${'['.repeat(9_000)}${']'.repeat(9_000)}`, 'BAD_INPUT'],
    [`of=a&scope=${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'BAD_INPUT'],
    ['of.x=a', 'BAD_INPUT'],
    ['of=a&minConfidence=0.5&scope={"minConfidence":0.2}', 'BAD_INPUT'],
    ['of=a&scope={"minConfidence":0.2}&scope.minConfidence=0.2', 'BAD_INPUT'],
  ])('%s is refused as %s', (search, code) => {
    expect(() => parse(search)).toThrow(expect.objectContaining({ code }) as Error)
  })
  test('that are unknown are told together with those that are known', () => {
    expect(namesOf(query)).toEqual([
      'of',
      'ids',
      'kind',
      'first',
      'deep',
      'share',
      'scope',
      'validAt',
      'knownAt',
      'minConfidence',
      'statuses',
      'withoutSources',
    ])
    expect(() => parse('of=a&kinds=1')).toThrow(
      'It has of, ids, kind, first, deep, share, scope, validAt, knownAt, minConfidence, statuses, withoutSources; the nearest is kind.',
    )
    expect(() => parse('of=a&zzqqyyxx=1')).toThrow('withoutSources.')
  })
})

test('what is loaded from a folder without queries is nothing', () => {
  expect(loadSavedQueries(schema, '/nowhere')).toEqual([])
  expect(validate(schema, query.document)).toEqual([])
})
