import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { CONFIG, fakeBehind } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'

const PUBLIC = { embedding: { ...CONFIG.embedding, publicUrl: 'https://deals.example' } }

/** What comes back for these headers, as they stand. */
async function ask(port: number, path: string, headers: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end([`GET ${path} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n'))
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}
async function listening(on = '127.0.0.1', config = {}) {
  const api = await openApi(fakeBehind(), undefined, config)
  const port = Number(new URL(await api.listen(on, 0)).port)
  return async (headers: readonly string[], path = '/health') => {
    const answer = await ask(port, path, headers)
    const code = /"code":"(\w+)"/.exec(answer)?.[1]
    return [Number(answer.split(' ')[1]), ...(code === undefined ? [] : [code])]
  }
}

describe('a server for its own machine alone', () => {
  test('answers to the names of this machine', async () => {
    const status = await listening()
    for (const host of ['localhost', 'LOCALHOST:4000', '127.0.0.1:4000', '127.1.2.3', '[::1]:4000'])
      expect([host, ...(await status([`Host: ${host}`]))]).toEqual([host, 200])
  })

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    'deals.example',
  ])('is nobody called %s, which any site may let lead here', async (host) => {
    const status = await listening()
    expect(await status([`Host: ${host}`])).toEqual([421, 'UNKNOWN_HOST'])
    expect(await status([`Host: ${host}`, 'X-Forwarded-Host: localhost'])).toEqual([421, 'UNKNOWN_HOST'])
  })

  test('answers to its public name', async () => {
    const status = await listening('127.0.0.1', PUBLIC)
    expect(await status(['Host: Deals.Example'])).toEqual([200])
    expect(await status(['Host: evil.example'])).toEqual([421, 'UNKNOWN_HOST'])
  })
})

test('a server for others answers to any name', async () => {
  const status = await listening('0.0.0.0')
  expect(await status(['Host: deals.example'])).toEqual([200])
})

test.each([
  '12345678901234567890',
  '256.1.1.1',
  'a@evil.example',
  'localhost/evil',
  'local host',
  'localhost:4000:1',
  '"><script>',
  'ex\u0430mple',
  'localhost\\evil',
])('%j is no name', async (host) => {
  const status = await listening('0.0.0.0')
  const [code] = await status([`Host: ${host}`])
  expect(code).toBe(400)
})

test('what stands there twice is refused, for whoever stands before may take the other', async () => {
  const status = await listening()
  const host = 'Host: localhost'
  expect((await status([host, 'host: evil.example']))[0]).toBe(400)
  const twice = [host, 'Authorization: Bearer a', 'authorization: Bearer b']
  expect(await status(twice, '/v/connections.json')).toEqual([400, 'BAD_INPUT'])
})

describe('addresses that are pasted elsewhere', () => {
  const headers = { host: 'asked.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
  const bodyOf = async (url: string, config = {}) =>
    (await (await openApi(fakeBehind(), undefined, config)).app.inject({ url, headers })).body

  test.each(['/', '/embed/connections/share?from=ada&to=deal'])(
    'on %s are of the name that was asked for, and of the public one where there is one',
    async (url) => {
      const asked = await bodyOf(url)
      expect(asked).toContain('http://asked.example')
      expect(asked).not.toContain('evil.example')
      const publicly = await bodyOf(url, PUBLIC)
      expect(publicly).toContain('https://deals.example')
      expect(publicly).not.toMatch(/asked\.example|evil\.example/)
    },
  )
})
