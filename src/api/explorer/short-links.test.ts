import { describe, expect, test } from 'vitest'
import { CONFIG, fakeBehind, fakeGraph, silent } from '../../../test/support/fake-behind.ts'
import { openApi } from '../../../test/support/open-api.ts'

/** What would be kept of what is sent; the address as it would stand there. */
async function send(address: unknown, headers: Record<string, string> = {}) {
  const kept: unknown[] = []
  const graph = fakeGraph({
    read: async () => [],
    write: async (_, work) =>
      await work({
        send: () => undefined,
        run: async ({ name }, params) => {
          if (name === 'count-short-addresses') return [[0]]
          kept.push(params['address'])
          return [[params['address'] ?? null]]
        },
      }),
  })
  const { app } = await openApi({ ...fakeBehind(), graph }, silent, CONFIG)
  const answer = await app.inject({
    method: 'POST',
    url: '/s',
    headers: { host: 'deals.example', 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({ address }),
  })
  return { status: answer.statusCode, body: answer.body, kept }
}

describe('POST /s', () => {
  test.each([
    ['/ask/connections?from=xai&validAt=2026-05-06'],
    ['/e/anthropic'],
    ['/?q=spacex'],
    ['/ask/connections#c1'],
  ])('keeps %s', async (address) => {
    const { status, body, kept } = await send(address)
    expect([status, kept]).toEqual([200, [address]])
    expect(body).toMatch(/^\{"id":"(\w{10})","address":"\/s\/\1"\}$/)
  })

  test.each([
    ['https://evil.example/ask/connections'],
    ['//evil.example/ask/connections'],
    ['/\\evil.example/ask/connections'],
    ['/\t/evil.example/ask/'],
    ['/ask/../graphql'],
    ['/ask/%2e%2e/%2e%2e//evil.example'],
    ['/e/..//evil.example'],
    ['javascript:alert(1)'],
    ['/'],
    ['/ask/'],
    ['/graphql?query={__typename}'],
    ['/s/0123456789'],
    ['ask/connections'],
    [''],
    [null],
    [['/ask/connections']],
  ])('refuses %j, which is no view of ours', async (address) => {
    const { status, body, kept } = await send(address)
    expect([status, kept]).toEqual([400, []])
    expect(body).toContain('"code":"BAD_INPUT"')
  })

  test('keeps nothing in an address that could end a header or begin another', async () => {
    const { kept } = await send('/ask/connections?from=a\r\nset-cookie: a=b&to=é "<>')
    expect(kept).toEqual(['/ask/connections?from=aset-cookie:%20a=b&to=%C3%A9%20%22%3C%3E'])
  })

  test('takes at most 16 KiB', async () => {
    const long = (bytes: number): string => '/ask/a?b='.padEnd(bytes, 'x')
    expect((await send(long(16_384))).status).toBe(200)
    expect(await send(long(16_385))).toMatchObject({ status: 400, kept: [] })
  })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://deals.example' }, 200],
    [{ origin: 'http://deals.example' }, 200],
    [{ 'content-type': 'text/plain' }, 400],
  ])('sent with %j is answered %i', async (headers, status) => {
    const answer = await send('/ask/connections', headers)
    expect([answer.status, answer.kept.length]).toEqual([status, status === 200 ? 1 : 0])
    if (status === 403) expect(answer.body).toContain('"code":"FOREIGN_PAGE"')
  })
})

describe('GET /s/<id>', () => {
  const open = async (address: string | null) =>
    await openApi({
      ...fakeBehind(),
      graph: fakeGraph({ read: async () => (address === null ? [] : [[address]]) }),
    })

  test('leads to the view', async () => {
    const { app } = await open('/ask/connections?from=xai')
    const answer = await app.inject({ url: '/s/0123456789' })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/ask/connections?from=xai'])
  })

  test.each(['/s/0123456789', '/s/nope', '/s/', '/s/%3Cscript%3E'])(
    'tells as a page that nothing is kept at %s',
    async (url) => {
      const answer = await (await open(null)).app.inject({ url })
      expect([answer.statusCode, answer.headers['dealgraph-error']]).toEqual([404, 'NOT_FOUND'])
      expect(answer.body).toContain('There is no such short link')
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
    },
  )

  test('takes a key where reading does', async () => {
    const { app } = await openApi(fakeBehind(), silent, { reading: 'key' })
    expect((await app.inject({ url: '/s/0123456789' })).statusCode).toBe(401)
    const sent = { method: 'POST', url: '/s', payload: { address: '/ask/connections' } } as const
    expect((await app.inject(sent)).statusCode).toBe(401)
  })
})
