import { describe, expect, test } from 'vitest'
import { asked, CONFIG, fakeBehind, fakeGraph, silent } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'
import { DealgraphError } from '../errors.ts'
import { FORMATS } from '../surfaces/formats.ts'

const EXTENSIONS = ['json', ...FORMATS.map(({ extension }) => extension)]
const at = (extension: string, more = ''): string => `/v/connections.${extension}?from=ada&to=deal${more}`
const PINNED = '&validAt=2026-06-01&knownAt=2026-06-02T00:00:00Z'

/** An API whose graph has a version that can be raised, and that can go away. */
async function open(config: Parameters<typeof openApi>[2] = {}) {
  const state = { version: 3, down: false, questions: 0 }
  const graph = fakeGraph({
    read: async (statement) => {
      if (state.down) throw new DealgraphError('DATABASE_UNAVAILABLE', 'The database cannot be reached.')
      return statement.name === 'withdrawn' ? [[0]] : [[state.version]]
    },
  })
  const behind = fakeBehind({
    graph,
    ask: async (_graph, _question, args, now) => {
      state.questions++
      if (state.down) throw new DealgraphError('DATABASE_UNAVAILABLE', 'The database cannot be reached.')
      return asked(args, now)
    },
  })
  const { app } = await openApi(behind, silent, config)
  const get = async (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    await app.inject({ method, url, headers })
  return { state, get }
}

describe.each(EXTENSIONS)('/v/<name>.%s', (extension) => {
  test('is not asked again nor sent again while the graph is as it was', async () => {
    const { state, get } = await open()
    const first = await get(at(extension))
    expect(first.statusCode).toBe(200)
    const etag = String(first.headers.etag)
    expect(etag).toMatch(/^W\/"/)
    const again = await get(at(extension), { 'if-none-match': etag })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
    expect(again.headers['cache-control']).toBe('public, no-cache')
    expect(again.headers.vary).toContain('authorization')
    expect(state.questions).toBe(1)
    state.version++
    expect((await get(at(extension), { 'if-none-match': etag })).statusCode).toBe(304)
    expect(state.questions).toBe(2)
  })

  test('has a head, of the same tag and length, and nothing below it', async () => {
    const { get } = await open()
    const [whole, head] = [await get(at(extension)), await get(at(extension), {}, 'HEAD')]
    expect(head.body).toBe('')
    expect(head.headers.etag).toBe(whole.headers.etag)
    expect(head.headers['content-length']).toBe(whole.headers['content-length'])
    expect(head.headers['content-type']).toBe(whole.headers['content-type'])
  })

  test('for a day as known at a moment may be kept, by browsers alone where reading needs a key', async () => {
    const { get } = await open()
    expect((await get(at(extension, PINNED))).headers['cache-control']).toBe(
      'public, max-age=86400, immutable',
    )
    expect((await get(at(extension, '&validAt=2026-06-01'))).headers['cache-control']).toBe(
      'public, no-cache',
    )
  })

  test('is told as it was while the database is away, to those who look; programs are told that it is', async () => {
    const { state, get } = await open()
    await get(at(extension))
    state.down = true
    state.version++
    const answer = await get(at(extension))
    const isForPrograms = ['json', 'csv'].includes(extension)
    expect(answer.statusCode).toBe(isForPrograms ? 503 : 200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['dealgraph-as-of'] === undefined).toBe(isForPrograms)
    if (['svg', 'html', 'md'].includes(extension)) expect(answer.body).toMatch(/could\W+not\W+be\W+renewed/)
  })

  test('of which nothing is at hand says so in its place', async () => {
    const { state, get } = await open()
    state.down = true
    const answer = await get(at(extension))
    const isPicture = ['svg', 'png'].includes(extension)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([isPicture ? 200 : 503, 'no-store'])
    expect(answer.headers['content-type']).toBe(
      FORMATS.find((format) => format.extension === extension)?.mediaType ??
        'application/json; charset=utf-8',
    )
    if (extension !== 'json') expect(answer.headers['dealgraph-error']).toBe('DATABASE_UNAVAILABLE')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('that was asked wrongly says so in its place, with the status of the fault', async () => {
    const { get } = await open()
    expect((await get(at(extension, '&via=x'))).statusCode).toBe(400)
    expect((await get(`/v/nope.${extension}`)).statusCode).toBe(404)
  })
})

test('the words of one caller are never shown to another who asks for the same', async () => {
  const { get } = await open()
  const scope = encodeURIComponent('{"validAt":"PAY HERE","validAt":"2026-06-01"}')
  const [theirs, own] = [`&scope=${scope}`, '&scope.validAt=2026-06-01']
  expect((await get(at('html', theirs))).body).toContain('PAY HERE')
  expect((await get(at('html', own))).body).not.toContain('PAY HERE')
})

describe('one caller', () => {
  test('may ask so often in a minute, and is told when to come again', async () => {
    const { get } = await open({
      traffic: { ...CONFIG.traffic, requestsPerMinute: 2, renders: 4, waitingRenders: 4 },
    })
    expect((await get(at('json'))).headers['ratelimit-remaining']).toBe('1')
    await get('/t/a.b.c.json')
    for (const url of [at('json'), '/t/a.b.c.json', '/export?format=jsonl', '/graphql?query=x']) {
      const { statusCode, headers, body } = await get(url)
      expect([url, statusCode]).toEqual([url, 429])
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      expect(body).toContain('TOO_MANY_REQUESTS')
    }
    // Whoever watches over the server may look as often as need be.
    expect((await get('/health')).statusCode).toBe(200)
  })

  test('is the address that a trusted proxy names, and no other says who it is', async () => {
    const traffic = { ...CONFIG.traffic, requestsPerMinute: 1, renders: 4, waitingRenders: 4 }
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const open1 = await open({ traffic })
    await open1.get(at('json'), from('203.0.113.1'))
    expect((await open1.get(at('json'), from('203.0.113.2'))).statusCode).toBe(429)
    const open2 = await open({ traffic, trustedProxies: ['127.0.0.1'] })
    await open2.get(at('json'), from('203.0.113.1'))
    expect((await open2.get(at('json'), from('203.0.113.2'))).statusCode).toBe(200)
    expect((await open2.get(at('json'), from('203.0.113.1'))).statusCode).toBe(429)
  })
})
