import { expect, test } from 'vitest'
import { FORMATS } from '../../src/surfaces/formats.ts'
import { SEED } from '../support/faults.ts'
import { harmIn } from '../support/harmless.ts'
import { useApiOver } from '../support/hostile/api.ts'
import { atOnce, someOf } from '../support/hostile/try-reads.ts'
import { type Answer, countAll, wrongWith } from '../support/hostile/watch.ts'
import { RECORDS } from '../support/hostile/world.ts'

// Whatever stands in an address, a header or a body beside GraphQL stays a text, too.
const { database, inject } = useApiOver(RECORDS)

interface Request {
  method?: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  payload?: unknown
}
const page = { 'sec-fetch-mode': 'navigate' }
const HEADERS = [
  'authorization',
  'accept',
  'accept-language',
  'accept-encoding',
  'host',
  'cookie',
  'x-request-id',
  'dealgraph-bookmark',
  'idempotency-key',
  'origin',
  'referer',
  'if-none-match',
  'if-modified-since',
  'range',
  'content-type',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'traceparent',
  'sec-fetch-mode',
  'sec-fetch-site',
  'apollo-require-preflight',
]
const EXTENSIONS = ['json', ...FORMATS.map(({ extension }) => extension)]

/** Every address that takes somebody's words, with the words there. */
function requestsWith(text: string): Request[] {
  const given = encodeURIComponent(text)
  const address = `/ask/ultimate-owners?of=${given}`
  return [
    ...EXTENSIONS.flatMap((extension) => [
      `/v/${given}.${extension}`,
      `/v/ultimate-owners.${extension}?of=${given}`,
      `/v/ultimate-owners/of=${given}.${extension}`,
    ]),
    `/v/ultimate-owners.json?of=alpha&${given}=x`,
    `/v/ultimate-owners.json?of=alpha&validAt=${given}`,
    `/v/ultimate-owners.json?of=alpha&after=${given}`,
    `/v/ultimate-owners.svg?of=alpha&theme=${given}`,
    `/v/ultimate-owners.svg?of=alpha&width=${given}`,
    `/v/ultimate-owners.${given}?of=alpha`,
    `/embed/${given}`,
    `/embed/ultimate-owners?of=${given}`,
    `/embed/ultimate-owners/of=${given}/share`,
    `/embed/ultimate-owners/share?of=${given}`,
    `/ask/${given}`,
    address,
    `/ask/ultimate-owners?of=alpha&${given}=x`,
    `/e/${given}`,
    `/e/alpha?validAt=${given}`,
    `/e/alpha?${given}=x`,
    `/e/alpha?withoutSources=${given}`,
    `/s/${given}`,
    `/t/${given}`,
    `/t/a.b.${given}.svg`,
    `/same?about=${given}`,
    `/?q=${given}`,
    `/?${given}=x`,
    `/oembed?url=${given}`,
    `/oembed?url=${encodeURIComponent(`http://localhost/embed/ultimate-owners?of=${text}`)}`,
    `/oembed?url=http://localhost/embed/ultimate-owners&format=${given}&maxwidth=${given}`,
    `/export?format=${given}`,
    `/export?format=claims&validAt=${given}`,
    `/graphql?query=${given}`,
    `/graphql?query={__typename}&operationName=${given}`,
    `/graphql?query={__typename}&variables=${given}`,
    `/graphql?query={__typename}&extensions=${given}`,
    `/graphiql?query=${given}`,
    `/${given}`,
  ]
    .flatMap((url): Request[] => [{ url }, { url, headers: page }])
    .concat(
      { method: 'POST', url: '/s', payload: { address: text } },
      { method: 'POST', url: '/s', payload: { address: `/ask/ultimate-owners?of=${text}` } },
      { method: 'POST', url: '/s', payload: { [text]: text } },
      { method: 'POST', url: '/graphql', payload: { query: text } },
      { method: 'POST', url: '/graphql', payload: { query: '{ __typename }', operationName: text } },
      { method: 'POST', url: '/graphql', payload: { query: '{ __typename }', variables: { [text]: text } } },
      { method: 'POST', url: '/graphql', payload: { query: '{ __typename }', [text]: text } },
      {
        method: 'POST',
        url: '/graphql',
        payload: { query: `{ search(text: ${JSON.stringify(text)}) { matched } }` },
      },
      { url: '/v/ultimate-owners.json?of=alpha', headers: { cookie: `dealgraph-bookmark=${text}` } },
      ...HEADERS.map(
        (name): Request => ({ url: '/v/ultimate-owners.html?of=alpha', headers: { [name]: text } }),
      ),
      ...HEADERS.map(
        (name): Request => ({
          method: 'POST',
          url: '/graphql',
          headers: { [name]: text },
          payload: { query: '{ __typename }' },
        }),
      ),
    )
}

/** Elements that pages of ours have; what of a text might be one would stand in it as it is. */
const OUR_OWN = /^(an element (form|input|button|script)|a second script)$/

/** What of an answer is more than words about words. */
function wrongOf({ url }: Request, text: string, response: Awaited<ReturnType<typeof inject>>): string[] {
  const type = String(response.headers['content-type'] ?? '')
  const json = /json/.test(type) && response.body !== '' ? response.json<Answer['json']>() : {}
  const format = FORMATS.find(({ mediaType }) => mediaType === type)?.extension
  const { location } = response.headers
  const cookie = String(response.headers['set-cookie'] ?? '')
  // As oEmbed asks for where a format is not known.
  const status = url.startsWith('/oembed') && response.statusCode === 501 ? 400 : response.statusCode
  // The editor is a page that never changes.
  if (url.startsWith('/graphiql'))
    return [status, response.body.includes(text) && text.includes('<')].includes(true)
      ? ['stands in the editor']
      : []
  const harm =
    format === undefined || response.body === '' || status === 304 ? [] : harmIn(format, response.rawPayload)
  return [
    ...wrongWith(text, { status, text: format === 'png' ? '' : response.body, json }),
    ...harm.filter((one) => format !== 'html' || !OUR_OWN.test(one)),
    ...(format === 'html' && /<[a-z/!]/i.test(text) && response.body.includes(text)
      ? ['stands as it is']
      : []),
    ...(location !== undefined && !/^\/(?!\/)/.test(location) ? [`leads to ${location}`] : []),
    // What has been written is found again by a cookie of ours, which holds no word of anybody's.
    ...(/^dealgraph-bookmark=[\w.:+/=%-]*;[^,]*$/.test(cookie) || cookie === '' ? [] : [`sets ${cookie}`]),
    ...(response.headers['x-content-type-options'] === 'nosniff' ? [] : ['has no nosniff']),
  ]
}

test(`no text in an address, a header or a body brings, writes or breaks anything (seed ${SEED})`, async () => {
  const before = await countAll(database)
  const tries = someOf(1, SEED)
    .filter(({ text }) => !/\p{Cs}/u.test(text))
    .flatMap(({ name, text }) => requestsWith(text).map((request) => ({ name, text, request })))
  let shortLinks = 0
  const wrongs = await atOnce(tries, 4, async ({ name, text, request }) => {
    const response = await inject(request)
    if (request.url === '/s' && response.statusCode === 200) shortLinks++
    return wrongOf(request, text, response).map(
      (wrong) => `${request.url.slice(0, 200)} ${JSON.stringify(request.headers ?? {})}, ${name}: ${wrong}`,
    )
  })
  expect(wrongs.slice(0, 50)).toEqual([])
  const after = await countAll(database)
  // A short link is a node of its own, and all that asking may leave.
  expect(Object.entries(after).filter(([of, n]) => before[of] !== n).length).toBeLessThanOrEqual(
    shortLinks === 0 ? 0 : 1,
  )
}, 300_000)
