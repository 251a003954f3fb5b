import { describe, expect, test } from 'vitest'
import { openApi } from '../../test/support/open-api.ts'
import { readConfig } from '../config.ts'

const at = (url: string, more = ''): string => `/oembed?format=json&url=${encodeURIComponent(url)}${more}`
const headers = { host: 'deals.example' }
const PAGE = 'http://deals.example/embed/connections/from=ada?to=deal&theme=dark'

describe('GET /oembed', () => {
  test('tells how a page is embedded', async () => {
    const { app } = await openApi()
    const answer = (await app.inject({ url: at(PAGE), headers })).json<Record<string, unknown>>()
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 800, height: 800 })
    expect(answer['html']).toBe(
      '<iframe src="http://deals.example/embed/connections?from=ada&amp;to=deal&amp;theme=dark" title="Connections between two things" width="800" height="800" style="border:0" loading="lazy"></iframe>',
    )
    expect(answer['thumbnail_url']).toBe('http://deals.example/embed/connections/card.png?from=ada&to=deal')
  })

  test('stays within what is asked for', async () => {
    const { app } = await openApi()
    const sized = async (more: string) =>
      (await app.inject({ url: at(PAGE, more), headers })).json<{
        width: number
        height: number
        html: string
      }>()
    expect(await sized('&maxwidth=400&maxheight=300')).toMatchObject({ width: 400, height: 300 })
    expect((await sized('&maxwidth=400')).html).toContain('width="400" height="800"')
    expect(await sized('&maxwidth=4000')).toMatchObject({ width: 800 })
    expect((await app.inject({ url: at(PAGE, '&maxwidth=none'), headers })).statusCode).toBe(400)
  })

  test.each([
    ['https://evil.example/embed/connections', 404],
    ['http://deals.example.evil.example/embed/connections', 404],
    ['http://deals.example@evil.example/embed/connections', 404],
    ['http://deals.example/graphql', 404],
    ['http://user:secret@deals.example/embed/connections', 404],
    ['http://deals.example:8080/embed/connections', 404],
    ['https://deals.example/embed/connections', 404],
    ['http://[::1]/embed/connections', 404],
    ['//deals.example/embed/connections', 404],
    ['http://deals.example/embed/../t/a.b.c', 404],
    ['http://deals.example/embed/%FF', 404],
    ['http://deals.example/embed/%2e%2e/graphql', 404],
    ['http://deals.example/embed/..%2Fgraphql', 404],
    ['http://deals.example/t/a.b.c', 404],
    ['javascript:alert(1)', 404],
    ['http://deals.example/embed/nope', 404],
    ['http://deals.example./embed/connections', 404],
    ['http://deals.example\\@evil.example/embed/connections', 404],
    ['http:\\\\evil.example\\embed\\connections', 404],
    ['http://evil.example\\deals.example/embed/connections', 404],
    ['http://d\u0435als.example/embed/connections', 404],
    ['http://xn--dals-8cd.example/embed/connections', 404],
    ['http://deals.example\r\n.evil.example/embed/connections', 404],
    ['http://deals.example%2fevil.example/embed/connections', 404],
    ['http://deals.example/embed%2fconnections', 404],
    ['ftp://deals.example/embed/connections', 404],
    ['blob:http://deals.example/embed/connections', 404],
    ['data:text/html,<script>alert(1)</script>', 404],
    ['/embed/connections', 404],
    ['', 404],
  ])('knows nothing of %s', async (url, status) => {
    const { statusCode, body } = await (await openApi()).app.inject({ url: at(url), headers })
    expect(statusCode).toBe(status)
    expect(body).toMatch(/"code":"(NOT_FOUND|UNKNOWN_QUERY)".*"requestId"/)
  })

  test('asks for one address', async () => {
    const { app } = await openApi()
    expect((await app.inject({ url: `${at(PAGE)}&url=${PAGE}`, headers })).statusCode).toBe(404)
    expect((await app.inject({ url: '/oembed', headers })).statusCode).toBe(404)
  })

  test('answers JSON alone', async () => {
    const { app } = await openApi()
    const url = at(PAGE).replace('format=json', 'format=xml')
    expect((await app.inject({ url, headers })).statusCode).toBe(501)
  })

  test('knows the public address too', async () => {
    const config = readConfig({ PUBLIC_URL: 'https://public.example' })
    const { app } = await openApi(undefined, undefined, config)
    const answer = await app.inject({ url: at('https://public.example/embed/connections'), headers })
    expect(answer.json<{ html: string }>().html).toContain('src="https://public.example/embed/connections"')
  })
})

describe('scripts of other sites', () => {
  const read = async (origin: string, origins?: string, url = '/embed/connections') => {
    const config = readConfig(origins === undefined ? {} : { CORS_ORIGINS: origins })
    const { headers: told } = await (await openApi(undefined, undefined, config)).app.inject({
      url,
      headers: { origin },
    })
    return told['access-control-allow-origin']
  }
  test('may read nothing unless it is set', async () => {
    expect(await read('https://wiki.example')).toBeUndefined()
  })
  test('may read answers where their site is named', async () => {
    expect(await read('https://wiki.example', 'https://wiki.example')).toBe('https://wiki.example')
    expect(await read('https://a.wiki.example', 'https://*.wiki.example')).toBe('https://a.wiki.example')
    expect(await read('https://wiki.example', '*')).toBe('*')
    for (const other of [
      'https://wiki.example.evil.example',
      'http://wiki.example',
      'https://evilwiki.example',
      'null',
    ])
      expect([other, await read(other, 'https://wiki.example https://*.wiki.example')]).toEqual([
        other,
        undefined,
      ])
  })
  test('may read what a view shows, and why it shows nothing', async () => {
    for (const url of ['/t/a.b.c', '/t/a.b.c.json', '/t/a.b.c.png'])
      expect([url, await read('https://wiki.example', 'https://wiki.example', url)]).toEqual([
        url,
        'https://wiki.example',
      ])
    expect(await read('https://other.example', 'https://wiki.example', '/t/a.b.c')).toBeUndefined()
    expect(await read('https://wiki.example', undefined, '/t/a.b.c')).toBeUndefined()
  })
  test('never read the API itself', async () => {
    for (const url of ['/graphql', '/', '/ready'])
      expect([url, await read('https://wiki.example', '*', url)]).toEqual([url, undefined])
  })
})

describe('GET /deal-graph.js', () => {
  test('may be loaded by any site, and is not sent twice', async () => {
    const { app } = await openApi()
    const first = await app.inject('/deal-graph.js')
    expect(first.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    })
    const etag = String(first.headers['etag'])
    const again = await app.inject({ url: '/deal-graph.js', headers: { 'if-none-match': etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
})
