import { Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { fakeBehind } from '../../test/support/fake-behind.ts'
import { type Answered, codeOf, openApi, post } from '../../test/support/open-api.ts'
import { costOf } from './cost.ts'
import { makeSchema } from './schema.ts'

describe('limits refuse before anything is asked', () => {
  const nested = (levels: number): string =>
    '{ source(id: "a") {' +
    ' claims { nodes { source {'.repeat(levels) +
    ' id ' +
    '} } }'.repeat(levels) +
    '} }'
  const aliases = Array.from({ length: 31 }, (_, i) => `a${i}: id`).join(' ')
  const directives = Array.from({ length: 31 }, () => 'id @include(if: true)').join(' ')
  test.each([
    ['depth', nested(5), 'TOO_EXPENSIVE'],
    [
      'depth, in a fragment',
      `fragment F on Source ${nested(4).slice('{ source(id: "a") '.length, -1)} { source(id: "a") { claims { nodes { source { ...F } } } } }`,
      'TOO_EXPENSIVE',
    ],
    ['aliases', `{ source(id: "a") { ${aliases} } }`, 'TOO_EXPENSIVE'],
    ['directives', `{ source(id: "a") { ${directives} } }`, 'TOO_EXPENSIVE'],
    ['tokens', `{ source(id: "a") { ${'id '.repeat(2_000)} } }`, 'TOO_EXPENSIVE'],
    ['size', `# ${'x'.repeat(20_000)}\n{ __typename }`, 'TOO_EXPENSIVE'],
    [
      'cost',
      '{ companies(first: 100) { nodes { owners(first: 100) { from { ... on Company { owners(first: 100) { id } } } } } } }',
      'TOO_EXPENSIVE',
    ],
    ['first above 100', '{ companies(first: 101) { nodes { id } } }', 'BAD_INPUT'],
    ['first below 1', '{ companies(first: 0) { nodes { id } } }', 'BAD_INPUT'],
    ['a null first', '{ companies(first: null) { nodes { id } } }', 'BAD_INPUT'],
    ['aliases that change the object', '{ source(id: "a") { __proto__: id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s', async (_, query, code) => {
    const behind = fakeBehind()
    const answered = await post(await openApi(behind), { query })
    expect([answered.status, codeOf(answered)]).toEqual([400, code])
    expect(behind.calls).toEqual({ fetchRoots: [], ask: [], other: 0 })
  })

  test('cost with the values of variables', async () => {
    const query =
      'query ($n: Int) { companies(first: $n) { nodes { owners(first: $n) { evidence { id } } } } }'
    const api = await openApi()
    const { json } = await post(api, { query, variables: { n: 10 } })
    expect(json.extensions?.cost?.requested).toBe(10 * (1 + 1 + 10 * 2))
    expect(codeOf(await post(api, { query, variables: { n: 101 } }))).toBe('BAD_INPUT')
  })

  test('fragments that spread one another are refused in no time', async () => {
    const many = Array.from(
      { length: 40 },
      (_, i) => `fragment F${i} on Company { ...F${i + 1} ...F${i + 1} }`,
    ).join(' ')
    const started = performance.now()
    const answered = await post(await openApi(), {
      query: `{ company(id: "acme") { ...F0 } } ${many} fragment F40 on Company { id }`,
    })
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(codeOf(answered)).toBe('TOO_EXPENSIVE')
  })

  test('a body that is too large, not JSON, not UTF-8 or not said to be JSON', async () => {
    const { app } = await openApi()
    const send = async (payload: string | Buffer, type = 'application/json'): Promise<[number, string]> => {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': type },
        payload,
      })
      return [response.statusCode, response.json<Answered['json']>().errors?.[0]?.extensions.code ?? '']
    }
    expect(await send(`{"query": "${' '.repeat(1_000_000)}"}`)).toEqual([413, 'TOO_EXPENSIVE'])
    expect(await send('{')).toEqual([400, 'BAD_INPUT'])
    expect(await send(Buffer.from('{"query": "\xff"}', 'latin1'))).toEqual([400, 'NOT_UTF8'])
    expect(await send('{}', 'application/xml')).toEqual([415, 'BAD_INPUT'])
    expect((await send('query={__typename}', 'text/plain'))[0]).toBe(400)
    expect((await app.inject('/v/x.json?a=%FF')).json()).toMatchObject({
      errors: [{ extensions: { code: 'NOT_UTF8' } }],
    })
  })
})

test('a mutation costs as much as the claims that it is given', () => {
  const document = parse(
    'mutation ($input: RecordClaimsInput!) { recordClaims(input: $input) { added { id source { id } } faults { code } } }',
  )
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.')
  const cost = (claims: number) =>
    costOf({
      schema: makeSchema([]),
      operation,
      fragments: new Map(),
      variables: { input: { idempotencyKey: 'k', claims: Array.from({ length: claims }, () => ({})) } },
    })
  expect([cost(0), cost(1), cost(1000)]).toEqual([4, 4, 4000])
})
