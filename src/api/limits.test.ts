import { connect } from 'node:net'
import { getIntrospectionQuery, Kind, parse } from 'graphql'
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
    ['a long alias', `{ source(id: "a") { ${'a'.repeat(101)}: id } }`, 'TOO_EXPENSIVE'],
    [
      'the schema, over and over',
      `{ ${Array.from({ length: 29 }, (_, i) => `a${i}: __schema { types { ...T } }`).join(' ')} } fragment T on __Type { name fields { name description args { name description type { name } } } }`,
      'TOO_EXPENSIVE',
    ],
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

  test('variables of a question, but not what a mutation brings', async () => {
    const variables = { n: 3, more: Array.from({ length: 3_000 }, () => 'sevenfold') }
    const api = await openApi()
    const asked = await post(api, {
      query: 'query ($n: Int) { companies(first: $n) { nodes { id } } }',
      variables,
    })
    expect([asked.status, codeOf(asked)]).toEqual([400, 'TOO_EXPENSIVE'])
    const written = await post(api, {
      query:
        'mutation ($n: ID!) { retractClaim(input: {idempotencyKey: "k", id: $n, because: "x"}) { faults { code } } }',
      variables,
    })
    expect(codeOf(written)).toBe('UNAUTHENTICATED')
  })

  test('what tools ask of the schema is answered', async () => {
    for (const options of [
      {},
      { inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true },
    ]) {
      const { status, json } = await post(await openApi(), { query: getIntrospectionQuery(options) })
      expect([status, json.errors]).toEqual([200, undefined])
    }
  })

  test('of many errors the first are told, each shortly', async () => {
    const api = await openApi()
    const wrong = Array.from({ length: 900 }, (_, i) => `q${i}`).join(' ')
    const { json } = await post(api, { query: `{ ${wrong} }` })
    expect(json.errors).toHaveLength(25)
    const query = 'query ($n: Int) { companies(first: $n) { nodes { id } } }'
    const { text } = await post(api, { query, variables: { n: 'x'.repeat(19_000) } })
    expect(text.length).toBeLessThan(1_000)
    const operationName = 'x'.repeat(100_000)
    expect((await post(api, { query, operationName })).text.length).toBeLessThan(1_000)
  })

  test('a body that is packed', async () => {
    const { app } = await openApi()
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/graphql', headers, payload: '{}' })
    expect([statusCode, body]).toEqual([400, expect.stringContaining('content-encoding')])
  })

  test('what is no request, or has too long a head, in the shape of all errors', async () => {
    const api = await openApi()
    const { port } = new URL(await api.listen('127.0.0.1', 0))
    const send = async (text: string): Promise<string> => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.end(text)
      const pieces: Buffer[] = []
      for await (const piece of socket) pieces.push(piece as Buffer)
      return Buffer.concat(pieces).toString()
    }
    expect(await send('hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*"code":"BAD_INPUT"/s)
    const long = await send(`GET /?${'x'.repeat(40_000)} HTTP/1.1\r\nhost: a\r\n\r\n`)
    expect(long).toMatch(/^HTTP\/1.1 431 .*"code":"TOO_EXPENSIVE"/s)
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
