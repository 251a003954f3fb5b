import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openApi } from '../../test/support/open-api.ts'
import { readConfig } from '../config.ts'

const PAGE = '/embed/connections/from=ada/to=deal'

describe('GET /embed/<name>', () => {
  test('is a page, with variables in the path, the query string or both', async () => {
    const { app } = await openApi()
    for (const url of [PAGE, '/embed/connections?from=ada&to=deal', '/embed/connections/from=ada?to=deal']) {
      const { statusCode, headers, body } = await app.inject(url)
      expect([url, statusCode, headers['content-type']]).toEqual([url, 200, 'text/html; charset=utf-8'])
      expect(body).toContain('Ada to the deal by way of Acme.')
    }
  })

  test('may be framed by any site, or by those that are set', async () => {
    const framed = async (ancestors?: string): Promise<unknown[]> => {
      const config = readConfig(ancestors === undefined ? {} : { EMBED_ANCESTORS: ancestors })
      const { headers } = await (await openApi(undefined, undefined, config)).app.inject(PAGE)
      const policy = String(headers['content-security-policy'])
      return [/frame-ancestors (.*)$/.exec(policy)?.[1], headers['x-frame-options']]
    }
    expect(await framed()).toEqual(['*', undefined])
    expect(await framed('https://a.example https://*.b.example:8443')).toEqual([
      'https://a.example https://*.b.example:8443',
      undefined,
    ])
    expect(await framed('none')).toEqual(["'none'", 'DENY'])
  })

  test('allows its own script and style by their hashes, and nothing else', async () => {
    const { headers, body } = await (await openApi()).app.inject(PAGE)
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+';/)
    expect(policy).not.toContain('unsafe')
    expect(body).not.toMatch(/\sstyle="/)
  })

  test('no other page may be framed', async () => {
    const { app } = await openApi()
    for (const url of ['/', '/graphiql', '/health']) {
      const { headers } = await app.inject(url)
      expect([url, headers['x-frame-options']]).toEqual([url, 'DENY'])
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    }
  })

  test('is packed for those who take it', async () => {
    const { app } = await openApi()
    const { rawPayload, headers } = await app.inject({
      url: PAGE,
      headers: { 'accept-encoding': 'br, gzip' },
    })
    expect([headers['content-encoding'], headers['vary']]).toEqual(['gzip', 'authorization, accept-encoding'])
    expect(gunzipSync(rawPayload).toString()).toContain('<!doctype html>')
  })

  test('has the theme that is asked for', async () => {
    const { app } = await openApi()
    expect((await app.inject(`${PAGE}?theme=light`)).body).toContain('data-theme="light">')
    expect((await app.inject('/embed/connections-dark?from=ada&to=deal')).body).toContain(
      'data-theme="dark">',
    )
    expect((await app.inject(PAGE)).body).not.toContain('data-theme="dark">')
  })

  test('has a page that tells how to share it, which nobody frames', async () => {
    const { statusCode, headers, body } = await (await openApi()).app.inject(
      `${PAGE}/share?validAt=2026-05-06`,
    )
    expect(statusCode).toBe(200)
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['content-security-policy']).toContain("connect-src 'self'")
    expect(body).toContain('/v/connections/from=ada/to=deal/validAt=2026-05-06.png')
  })

  test('has a picture for previews of its link', async () => {
    const { headers, rawPayload } = await (await openApi()).app.inject(`${PAGE}/card.png`)
    expect([headers['content-type'], headers['cross-origin-resource-policy']]).toEqual([
      'image/png',
      'cross-origin',
    ])
    expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)]).toEqual([1_200, 630])
  })

  test('has that picture there alone: it is no format', async () => {
    const { app } = await openApi()
    for (const url of ['/v/connections.card?from=ada&to=deal', '/v/connections/from=ada/to=deal.card']) {
      const { statusCode, body } = await app.inject(url)
      expect([url, statusCode]).toEqual([url, 400])
      expect(body).toContain('There is no format')
    }
  })

  test('gives the address by which it is reached, or the one that is set', async () => {
    const headers = { host: 'asked.example' }
    const asked = await (await openApi()).app.inject({ url: PAGE, headers })
    expect(asked.body).toContain('href="http://asked.example/v/connections.csv?from=ada&amp;to=deal"')
    const config = readConfig({ PUBLIC_URL: 'https://public.example/' })
    const set = await (await openApi(undefined, undefined, config)).app.inject({ url: PAGE, headers })
    expect(set.body).toContain('href="https://public.example/v/connections.csv?')
    expect(set.body).not.toContain('asked.example')
  })

  test.each([
    ['/embed/nope', 404, 'There is no saved query named'],
    [`${PAGE}?via=x`, 400, 'has no variable named'],
    [`${PAGE}/more`, 400, 'is no variable'],
    [`${PAGE}?theme=pink`, 400, 'theme must be light or dark'],
    ['/embed/%3Cscript%3E', 404, '&lt;script&gt;'],
  ])('%s tells what is wrong as a page', async (url, status, told) => {
    const { statusCode, headers, body } = await (await openApi()).app.inject(url)
    expect([statusCode, headers['content-type']]).toEqual([status, 'text/html; charset=utf-8'])
    expect(body).toContain(told)
    expect(headers['content-security-policy']).toContain('frame-ancestors *')
  })
})
