import { describe, expect, test } from 'vitest'
import { asked, fakeBehind } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'
import { graphWith, KEY, tokenOf, VIEW } from '../../test/support/stored-view.ts'
import { DealgraphError } from '../errors.ts'
import { FORMATS } from '../surfaces/formats.ts'
import type { SigningKey, View } from '../views/view.ts'

/** An API that has these views, and whose database can go away. */
async function open(views: readonly View[], keys: readonly SigningKey[] = [KEY]) {
  const state = { down: false }
  const away = (): never => {
    throw new DealgraphError('DATABASE_UNAVAILABLE', 'The database at 10.0.0.7 cannot be reached.')
  }
  const graph = graphWith(views, keys)
  const behind = fakeBehind({
    graph: { ...graph, read: async (...args) => (state.down ? away() : await graph.read(...args)) },
    ask: async (_graph, _question, args, now) => (state.down ? away() : asked(args, now)),
  })
  const { app } = await openApi(behind)
  return { state, get: async (url: string) => await app.inject(url) }
}
const codeOf = (body: string): unknown =>
  (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code

test('a page stands at the token itself, framed by whom the view names', async () => {
  const { get } = await open([{ ...VIEW, frameAncestors: ['https://wiki.example.com'] }])
  const token = await tokenOf()
  const page = await get(`/t/${token}`)
  expect(page.body).toBe((await get(`/t/${token}.html`)).body)
  expect(page.headers['content-security-policy']).toMatch(/frame-ancestors https:\/\/wiki\.example\.com$/)
  // It links to its own formats, and to nothing that needs a key or shows more.
  const links = [...page.body.matchAll(/href="(http:\/\/localhost[^"]*)"/g)].map(([, href = '']) => href)
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) expect(link).toMatch(new RegExp(`/t/${token}\\.[a-z]+$`))
})

describe.each(['json', ...FORMATS.map(({ extension }) => extension)])(
  'as %s',
  (extension) => {
    test('a view whose saved query is gone says so', async () => {
      const { get } = await open([{ ...VIEW, query: 'gone' }])
      const { statusCode, body } = await get(`/t/${await tokenOf()}.${extension}`)
      expect(statusCode).toBe(extension === 'json' ? 410 : 200)
      if (extension === 'json') expect(codeOf(body)).toBe('VIEW_ENDED')
    })

    test('a view that is gone from the store was withdrawn', async () => {
      const { get } = await open([])
      const { statusCode, body } = await get(`/t/${await tokenOf()}.${extension}`)
      expect(statusCode).toBe(extension === 'json' ? 410 : 200)
      if (['svg', 'html', 'md'].includes(extension)) expect(body).toMatch(/withdrawn/)
    })

    test('a view is not opened by another key of ours than the one that it was signed with', async () => {
      const other = { ...KEY, id: '00000000000000ff', secret: Buffer.alloc(32, 9).toString('base64url') }
      const { get } = await open([VIEW], [KEY, other])
      expect((await get(`/t/${await tokenOf(VIEW, other)}.${extension}`)).statusCode).toBe(404)
    })

    test('while the database is away a view shows what it showed last, and tells nothing of what is wrong', async () => {
      const { state, get } = await open([VIEW])
      const at = `/t/${await tokenOf()}.${extension}`
      expect((await get(at)).statusCode).toBe(200)
      state.down = true
      const { statusCode, body, headers } = await get(at)
      const isForPrograms = ['json', 'csv'].includes(extension)
      expect([statusCode, headers['dealgraph-as-of'] === undefined]).toEqual(
        isForPrograms ? [503, true] : [200, false],
      )
      expect(body).not.toContain('10.0.0.7')
    })
  },
  30_000,
)

test('what goes wrong within a view is told by its code alone', async () => {
  const graph = graphWith([VIEW])
  const ask = async (): Promise<never> => {
    throw new DealgraphError('NOT_FOUND', 'There is nothing with the id ada. Near: secret-holdings.', {
      near: ['secret-holdings'],
    })
  }
  const { app } = await openApi(fakeBehind({ graph, ask }))
  for (const extension of ['json', 'svg', 'md']) {
    const { statusCode, body } = await app.inject(`/t/${await tokenOf()}.${extension}`)
    expect([extension, statusCode]).toEqual([extension, 404])
    expect(body).not.toContain('secret')
  }
})
