import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { SentAs } from './send-raw.ts'

/** Something small that would bring much work or a huge answer about, and the codes that it may be refused with. */
export interface Bomb {
  name: string
  sent: SentAs
  codes: readonly string[]
}

const times = (count: number, of: (i: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, i) => of(i)).join(between)
const nested = (count: number, open: string, inside: string, close: string): string =>
  open.repeat(count) + inside + close.repeat(count)

const INVALID = ['GRAPHQL_VALIDATION_FAILED']
const TOO_MUCH = ['TOO_EXPENSIVE']
const INPUT = ['BAD_INPUT', 'BAD_USER_INPUT']

/** Small documents; each is sent by POST and by GET. */
const DOCUMENTS: readonly (readonly [string, string, readonly string[], object?])[] = [
  ['aliases', `{ source(id: "a") { ${times(600, (i) => `a${i}: id`)} } }`, TOO_MUCH],
  ['aliases of questions', `{ ${times(100, (i) => `a${i}: sharedInfrastructure { summary }`)} }`, TOO_MUCH],
  ['depth', nested(200, '{ source(id: "a") { claims { nodes ', '{ id }', '} } }'), TOO_MUCH],
  [
    'depth of one field',
    `{ source(id: "a") ${nested(60, '{ claims { nodes { source ', '{ id }', '} } }')} }`,
    TOO_MUCH,
  ],
  ['depth of what is not there', nested(600, '{ a ', '{ a }', '}'), TOO_MUCH],
  ['inline fragments', nested(400, '{ ... on Query ', '{ __typename }', '}'), TOO_MUCH],
  ['width', `{ source(id: "a") { ${times(2_500, () => 'id')} } }`, TOO_MUCH],
  [
    'fragments that double',
    `{ company(id: "a") { ...F0 } } ${times(40, (i) => `fragment F${i} on Company { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Company { id }`,
    TOO_MUCH,
  ],
  [
    'fragments in a circle',
    `{ ...F0 } ${times(100, (i) => `fragment F${i} on Query { ...F${(i + 1) % 100} }`)}`,
    INVALID,
  ],
  [
    'fragments that all spread all',
    `{ ...F0 } ${times(20, (i) => `fragment F${i} on Query { ${times(20, (j) => `...F${j}`)} }`)}`,
    TOO_MUCH,
  ],
  ['skip', `{ __typename ${times(200, () => '@skip(if: false)')} }`, [...TOO_MUCH, ...INVALID]],
  ['skip at many fields', `{ ${times(200, () => '__typename @skip(if: false)')} }`, TOO_MUCH],
  ['directives that are none', `{ __typename ${times(600, (i) => `@d${i}`)} }`, [...TOO_MUCH, ...INVALID]],
  [
    'overlapping fields',
    `{ ${times(60, () => 'companies { nodes { owners { from { name } } } }')} ${times(60, (i) => `companies(first: ${i + 1}) { nodes { name: id } }`)} }`,
    [...TOO_MUCH, ...INVALID],
  ],
  [
    'fields that conflict',
    `{ source(id: "a") { ${times(200, (i) => `claims(first: ${i + 1}) { total }`, '\n')} } }`,
    INVALID,
  ],
  [
    'conflicts within conflicts',
    `{ a: companies { nodes { ${times(25, (i) => `a${i % 5}: owners(first: ${i + 1}) { from { id x: name } }`)} } } a: companies(first: 3) { nodes { ${times(4, (i) => `a${i}: id`)} } } }`,
    [...TOO_MUCH, ...INVALID],
  ],
  ['fields that are none', `{ ${times(1_900, (i) => `q${i}`)} }`, INVALID],
  ['long fields that are none', `{ ${times(90, (i) => `${'companie'.repeat(25)}${i}`)} }`, INVALID],
  [
    'arguments that are none',
    `{ companies(${times(600, (i) => `first${i}: 1`)}) { nodes { id } } }`,
    INVALID,
  ],
  ['an alias of 19 KB', `{ companies(first: 100) { nodes { ${'a'.repeat(19_000)}: id } } }`, TOO_MUCH],
  ['a page of a million', '{ companies(first: 1000000) { nodes { id } } }', ['BAD_INPUT']],
  ['a page of 1e308', '{ companies(first: 1e308) { nodes { id } } }', INVALID],
  ['a page of ten thousand digits', `{ companies(first: ${'9'.repeat(10_000)}) { nodes { id } } }`, INVALID],
  [
    'pages in pages',
    '{ companies(first: 100) { nodes { owners(first: 100) { from { ... on Company { owners(first: 100) { id } } } } } } }',
    TOO_MUCH,
  ],
  [
    'introspection that goes on',
    `{ __schema { types ${nested(20, '{ fields { type ', '{ name }', '} }')} } }`,
    [...TOO_MUCH, ...INVALID],
  ],
  [
    'introspection as deep as GraphQL lets it',
    `{ __schema { types { ${times(20, (i) => `a${i}: fields { name description type { name fields { name description args { name description } } } }`)} } } }`,
    [...TOO_MUCH, ...INVALID],
  ],
  [
    'many introspections',
    `{ ${times(28, (i) => `a${i}: __schema { types { name description fields { name description args { name description } } } }`)} }`,
    TOO_MUCH,
  ],
  [
    'many operations',
    times(500, (i) => `query Q${i} { __typename }`),
    ['OPERATION_RESOLUTION_FAILURE', ...TOO_MUCH],
  ],
  ['many operations of one name', times(400, () => 'query Q { __typename }'), [...INVALID, ...TOO_MUCH]],
  ['many variables', `query (${times(450, (i) => `$v${i}: Int`)}) { __typename }`, INVALID],
  ['a type of lists of lists', `query ($v: ${nested(900, '[', 'Int', ']')}) { __typename }`, INVALID],
  [
    'a value of lists of lists',
    `{ sharedInfrastructure(companies: ${nested(900, '[', '"a"', ']')}) { summary } }`,
    [...INVALID, ...INPUT],
  ],
  [
    'a value of objects in objects',
    `{ companies(first: ${nested(400, '{a:', '1', '}')}) { nodes { id } } }`,
    INVALID,
  ],
  ['a document of 20 KB of nothing', `{ __typename } #${'x'.repeat(19_900)}${'\n'.repeat(300)}`, TOO_MUCH],
]

const PAGE = 'query ($n: Int) { companies(first: $n) { nodes { id } } }'
const MANY = 'query ($ids: [ID!]!) { outage(of: $ids) { summary } }'
const json = (body: object | string, headers: Record<string, string> = {}): SentAs => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
/** Much that packs well. */
const PACKED = Buffer.from(JSON.stringify({ query: '{ __typename }', more: 'x'.repeat(50_000_000) }))
const packed = (encoding: string, body: Buffer): Bomb => ({
  name: `a body packed with ${encoding}`,
  sent: { headers: { 'content-type': 'application/json', 'content-encoding': encoding }, body },
  codes: ['BAD_INPUT'],
})
const HUNDRED_MB = 100_000_000

const BODIES: readonly Bomb[] = [
  ...[
    ['a list a hundred thousand deep', nested(100_000, '[', '1', ']')],
    ['an object a hundred thousand deep', nested(100_000, '{"a":', '1', '}')],
    ['900 KB of text', JSON.stringify('x'.repeat(900_000))],
    ['1e308', '1e308'],
    ['a number beyond all numbers', '1e999'],
    ['a list of a hundred thousand', `[${times(100_000, () => '"x"', ',')}]`],
  ].map(([name, value]) => ({
    name: `a variable: ${name}`,
    sent: json(`{"query":${JSON.stringify(PAGE)},"variables":{"n":${value}}}`),
    codes: [...INPUT, ...TOO_MUCH],
  })),
  {
    name: 'a list of wrong things in a variable',
    sent: json({ query: MANY, variables: { ids: Array.from({ length: 200_000 }, () => ({})) } }),
    codes: [...INPUT, ...TOO_MUCH],
  },
  {
    name: 'a list of wrong things in a mutation',
    sent: json({
      query: 'mutation ($i: RecordClaimsInput!) { recordClaims(input: $i) { faults { code } } }',
      variables: { i: { idempotencyKey: 'k', claims: Array.from({ length: 200_000 }, () => ({})) } },
    }),
    codes: ['UNAUTHENTICATED', ...INPUT],
  },
  {
    name: 'ninety thousand variables',
    sent: json(`{"query":${JSON.stringify(PAGE)},"variables":{${times(90_000, (i) => `"v${i}":1`, ',')}}}`),
    codes: TOO_MUCH,
  },
  {
    name: 'a list of a hundred thousand ids',
    sent: json({ query: MANY, variables: { ids: Array.from({ length: 100_000 }, (_, i) => `a${i}`) } }),
    codes: TOO_MUCH,
  },
  {
    name: 'a scope without fifty thousand sources',
    sent: json({
      query: 'query ($v: Scope) { sharedInfrastructure(scope: $v) { summary } }',
      variables: { v: { withoutSources: Array.from({ length: 50_000 }, (_, i) => `source-${i}`) } },
    }),
    codes: TOO_MUCH,
  },
  {
    name: 'fifty thousand companies',
    sent: json({
      query: 'query ($v: [ID!]) { sharedInfrastructure(companies: $v) { summary } }',
      variables: { v: Array.from({ length: 50_000 }, (_, i) => `company-${i}`) },
    }),
    codes: TOO_MUCH,
  },
  {
    name: 'an id of 900 KB',
    sent: json({
      query: 'query ($v: ID!) { leverage(company: $v) { summary } }',
      variables: { v: 'x'.repeat(900_000) },
    }),
    codes: TOO_MUCH,
  },
  {
    name: 'a search for 900 KB',
    sent: json({
      query: 'query ($v: String!) { search(text: $v) { entity { name } } }',
      variables: { v: 'word '.repeat(180_000) },
    }),
    codes: TOO_MUCH,
  },
  {
    name: 'a list of long texts in a variable',
    sent: json({
      query: 'query ($v: [ID!]) { sharedInfrastructure(companies: $v) { summary } }',
      variables: { v: Array.from({ length: 50 }, () => 'x'.repeat(15_000)) },
    }),
    codes: TOO_MUCH,
  },
  {
    name: 'a list of long texts in a variable of the right type',
    sent: json({
      query: 'query ($v: Scope) { sharedInfrastructure(scope: $v) { summary } }',
      variables: { v: { withoutSources: 7, statuses: Array.from({ length: 50 }, () => 'x'.repeat(15_000)) } },
    }),
    codes: TOO_MUCH,
  },
  {
    name: 'an operation with a name of 900 KB',
    sent: json({ query: 'query Q { __typename }', operationName: 'x'.repeat(900_000) }),
    codes: ['OPERATION_RESOLUTION_FAILURE'],
  },
  {
    name: 'a document of 900 KB',
    sent: json({ query: `{ ${'__typename '.repeat(80_000)} }` }),
    codes: TOO_MUCH,
  },
  {
    name: 'a batch of a thousand',
    sent: json(Array.from({ length: 1_000 }, () => ({ query: '{ __typename }' })) as object),
    codes: ['BAD_INPUT'],
  },
  {
    name: 'texts of 19 KB that are no number',
    sent: json({
      query: 'query ($v: [ID!], $n: Int) { sharedInfrastructure(companies: $v, first: $n) { summary } }',
      variables: { n: '\u0001'.repeat(19_000) },
    }),
    codes: INPUT,
  },
  { name: 'JSON without its end', sent: json('{"query":"{ __typename }"'), codes: ['BAD_INPUT'] },
  { name: 'JSON that only begins', sent: json('['.repeat(900_000)), codes: ['BAD_INPUT'] },
  { name: 'objects that only begin', sent: json('{"a":'.repeat(180_000)), codes: ['BAD_INPUT'] },
  {
    name: '100 MB',
    sent: { headers: { 'content-type': 'application/json' }, streamedBytes: HUNDRED_MB, isChunked: false },
    codes: TOO_MUCH,
  },
  {
    name: '100 MB of unknown length',
    sent: { headers: { 'content-type': 'application/json' }, streamedBytes: HUNDRED_MB, isChunked: true },
    codes: TOO_MUCH,
  },
  {
    name: '100 MB that asks first',
    sent: {
      headers: { 'content-type': 'application/json', expect: '100-continue' },
      streamedBytes: HUNDRED_MB,
      isChunked: false,
    },
    codes: TOO_MUCH,
  },
  packed('gzip', gzipSync(PACKED)),
  packed('deflate', deflateSync(PACKED)),
  packed('br', brotliCompressSync(PACKED)),
  {
    name: 'an address of 30 KB',
    sent: { method: 'GET', path: `/v/shared-infrastructure.json?${times(3_000, (i) => `a${i}=1`, '&')}` },
    codes: ['UNKNOWN_VARIABLE', 'BAD_INPUT'],
  },
  {
    name: 'an address of 200 KB',
    sent: { method: 'GET', path: `/v/shared-infrastructure.json?a=${'x'.repeat(200_000)}` },
    codes: ['TOO_EXPENSIVE'],
  },
  {
    name: 'headers of 200 KB',
    sent: { method: 'GET', path: '/', headers: { 'x-much': 'x'.repeat(200_000) } },
    codes: ['TOO_EXPENSIVE'],
  },
]

/** Longer ones do not fit into an address at all, which is a bomb of its own. */
const FITS = 24_000

export const BOMBS: readonly Bomb[] = [
  ...DOCUMENTS.flatMap(([name, query, codes]): Bomb[] => {
    const path = `/graphql?query=${encodeURIComponent(query)}`
    const get: Bomb = {
      name: `${name}, by GET`,
      sent: { method: 'GET', path, headers: { 'apollo-require-preflight': '1' } },
      codes,
    }
    return [{ name, sent: json({ query }), codes }, ...(path.length < FITS ? [get] : [])]
  }),
  ...BODIES,
]
