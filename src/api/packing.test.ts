import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openApi } from '../../test/support/open-api.ts'

test('pages are packed for those who take them so, and the same for all others', async () => {
  const { app } = await openApi()
  const plain = await app.inject({ url: '/' })
  const packed = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip, br' } })
  expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([undefined, 'gzip'])
  expect([plain.headers.vary, packed.headers.vary]).toEqual(['accept-encoding', 'accept-encoding'])
  expect(
    gunzipSync(packed.rawPayload)
      .toString()
      .replaceAll(/As of .*? UTC/g, ''),
  ).toBe(plain.body.replaceAll(/As of .*? UTC/g, ''))
  const answer = await app.inject({
    url: '/ask/connections?from=ada&to=deal',
    headers: { 'accept-encoding': 'gzip' },
  })
  expect(gunzipSync(answer.rawPayload).toString()).toContain('</html>')
})
