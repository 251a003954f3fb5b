import { expect, test } from 'vitest'
import { CONFIG, fakeBehind, fakeGraph } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'

const WIKI = 'https://wiki.example'
const HELD = '/v/connections.json?from=ada&to=deal'

/** An API that works on one request at once, or as it is told, and a database that answers when it is let. */
async function openNarrow(bounds: Partial<(typeof CONFIG)['traffic']> = { requestsAtOnce: 1 }) {
  const waiting: (() => void)[] = []
  const graph = fakeGraph({
    read: async ({ name }) => {
      if (name !== 'status') await new Promise<void>((resolve) => waiting.push(resolve))
      return [[3, 0, 0, 0, 0, 0, 0, 0]]
    },
  })
  const traffic = { ...CONFIG.traffic, ...bounds }
  const embedding = { ...CONFIG.embedding, origins: [WIKI] }
  const api = await openApi(fakeBehind({ graph }), undefined, { traffic, embedding })
  const get = async (url: string) => await api.app.inject({ url })
  const answer = (): void => {
    for (const one of waiting.splice(0)) one()
  }
  return { api, get, answer, waiting }
}

test('one more waits a moment and is refused; what comes then is refused at once; whoever watches is answered', async () => {
  const { get, answer, waiting } = await openNarrow()
  const first = get(HELD)
  await expect.poll(() => waiting.length).toBe(1)
  const second = get(HELD)
  const third = await get(HELD)
  expect([third.statusCode, third.headers['retry-after'], third.headers['dealgraph-error']]).toEqual([
    503,
    '2',
    'BUSY',
  ])
  expect((await second).json()).toMatchObject({ errors: [{ extensions: { code: 'BUSY' } }] })
  for (const url of ['/health', '/ready', '/metrics'])
    expect([url, (await get(url)).statusCode]).toEqual([url, 200])
  expect((await get('/metrics')).body).toContain('dealgraph_requests_shed_total{because="full"} 2')
  const answering = setInterval(answer, 10)
  expect((await first).statusCode).toBe(200)
  expect((await get(HELD)).statusCode).toBe(200)
  clearInterval(answering)
})

test('whoever waits is served as soon as there is a place, also after a failure', async () => {
  const { get, answer, waiting } = await openNarrow()
  expect((await get('/v/nothing.json')).statusCode).toBe(404)
  const first = get(HELD)
  await expect.poll(() => waiting.length).toBe(1)
  const second = get(HELD)
  const answering = setInterval(answer, 10)
  expect([(await first).statusCode, (await second).statusCode]).toEqual([200, 200])
  clearInterval(answering)
})

test('who waits long for the database holds no place', async () => {
  const { api, get, answer, waiting } = await openNarrow()
  const first = get(HELD)
  await expect.poll(() => waiting.length).toBe(1)
  const payload = { query: '{ __typename }' }
  const typename = async () => (await api.app.inject({ method: 'POST', url: '/graphql', payload })).statusCode
  expect(await typename()).toBe(503)
  await expect.poll(typename, { timeout: 10_000 }).toBe(200)
  expect(waiting.length).toBe(1)
  answer()
  await first
})

test('over a socket it is refused before anything else is done, with the same headers', async () => {
  const { api, get, answer, waiting } = await openNarrow()
  const address = await api.listen('127.0.0.1', 0)
  const all = [get(HELD)]
  await expect.poll(() => waiting.length).toBe(1)
  all.push(get(HELD))
  const refused = await fetch(`${address}${HELD}`)
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('cache-control')]).toEqual([
    503,
    '2',
    'no-store',
  ])
  expect(await refused.json()).toMatchObject({
    errors: [{ extensions: { code: 'BUSY', requestId: refused.headers.get('x-request-id') } }],
  })
  const ofWiki = await fetch(`${address}${HELD}`, { headers: { origin: WIKI } })
  expect([ofWiki.status, ofWiki.headers.get('access-control-allow-origin')]).toEqual([503, WIKI])
  expect((await fetch(`${address}/health`)).status).toBe(200)
  // A page is told as a page.
  const page = await api.app.inject({ url: '/', headers: { 'sec-fetch-mode': 'navigate' } })
  expect([page.statusCode, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
  const answering = setInterval(answer, 10)
  await Promise.all(all)
  clearInterval(answering)
})

test('where everything is late a few are worked on at once, and others wait their turn', async () => {
  const { api, get, waiting, answer } = await openNarrow({ requestsAtOnce: 20, lateMs: 1 })
  await api.app.ready()
  const keepingBusy = setInterval(() => {
    const end = performance.now() + 30
    while (performance.now() < end);
  }, 5)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const all = Array.from({ length: 12 }, async () => await get(HELD))
  await expect.poll(() => waiting.length).toBe(8)
  const metrics = (await get('/metrics')).body
  expect(metrics).toMatch(/^dealgraph_requests_running 8$/m)
  const codes = (await Promise.all(all.splice(8))).map(({ statusCode }) => statusCode)
  expect(codes).toEqual([503, 503, 503, 503])
  expect((await get('/metrics')).body).toContain('dealgraph_requests_shed_total{because="late"} 4')
  clearInterval(keepingBusy)
  answer()
  expect((await Promise.all(all)).map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200))
})
