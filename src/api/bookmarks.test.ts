import { describe, expect, test } from 'vitest'
import { fakeBehind, fakeGraph } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'
import { DealgraphError, type ErrorCode } from '../errors.ts'
import type { Params, ReadOptions, Statement } from '../graph/graph.ts'
import { bookmarksOf } from '../keys/bookmarks.ts'

const secretive = fakeGraph({
  write: async (_name, work) => await work({ run: async () => [['secret']], send: () => undefined }),
})
const PLAIN = 'FB:kcwQ/wTfJf8rS1WY+GiIKXsCXgmQ'
const BOOKMARK = await bookmarksOf(secretive).seal(PLAIN)

test('only bookmarks that were given out are taken, several with commas between them', async () => {
  const bookmarks = bookmarksOf(secretive)
  const other = await bookmarks.seal('neo4j:bookmark:v1:tx12')
  expect(await bookmarks.open(BOOKMARK)).toEqual([PLAIN])
  expect(await bookmarks.open(`${BOOKMARK}, ${other}`)).toEqual([PLAIN, 'neo4j:bookmark:v1:tx12'])
  for (const wrong of [
    '',
    ',',
    PLAIN,
    `${BOOKMARK},`,
    BOOKMARK.replace('FB:k', 'FB:l'),
    `${BOOKMARK.slice(0, -1)}é`,
    `${PLAIN}.${other.split('.')[1]}`,
    `${'a'.repeat(501)}.${BOOKMARK.split('.')[1]}`,
    Array(11).fill(BOOKMARK).join(),
  ])
    expect([wrong, await bookmarks.open(wrong)]).toEqual([wrong, null])
})

/** An API, and what it asks of a database that answers as told where a bookmark is given. */
async function apiOf(refusal?: ErrorCode) {
  const asked: (readonly [string, ReadOptions['bookmarks']])[] = []
  const graph = {
    ...secretive,
    read: async ({ name }: Statement, _params: Params, options?: ReadOptions) => {
      asked.push([name, options?.bookmarks])
      if (options?.bookmarks && refusal) throw new DealgraphError(refusal, 'As told.')
      return []
    },
  }
  const { app } = await openApi({ ...fakeBehind(), graph })
  const get = async (url: string, headers: Record<string, string> = {}) =>
    await app.inject({ method: 'GET', url, headers: { 'apollo-require-preflight': '1', ...headers } })
  return { asked, get }
}
const READ = '/graphql?query={__typename}'
const VERSION = '/v/outage.json?of=acme'

describe('a request with a bookmark', () => {
  test.each([
    ['header', { 'dealgraph-bookmark': BOOKMARK }],
    ['cookie', { cookie: `a=b; dealgraph-bookmark=${BOOKMARK}; c=d` }],
  ])('as a %s waits for it before anything else is read, and once', async (_, headers) => {
    const { asked, get } = await apiOf()
    await get(VERSION, headers)
    expect(asked.slice(0, 2)).toEqual([
      ['catch-up', [PLAIN]],
      ['graph-version', undefined],
    ])
    asked.length = 0
    await get(VERSION, headers)
    expect(asked.map(([name]) => name)).not.toContain('catch-up')
  })

  test('is told where the database does not come so far', async () => {
    for (const refusal of ['TIMEOUT', 'BOOKMARK_NOT_REACHED'] as const) {
      const { get } = await apiOf(refusal)
      const { statusCode, headers } = await get(READ, { 'dealgraph-bookmark': BOOKMARK })
      expect([statusCode, headers['dealgraph-error'], headers['retry-after']]).toEqual([
        503,
        'BOOKMARK_NOT_REACHED',
        '5',
      ])
    }
  })

  test('is refused where it is none', async () => {
    const { asked, get } = await apiOf()
    const { statusCode, headers } = await get(READ, { 'dealgraph-bookmark': '"; DROP' })
    expect([statusCode, headers['dealgraph-error'], asked]).toEqual([400, 'BAD_BOOKMARK', []])
  })

  test('goes on where its cookie was not given out here; it is taken back', async () => {
    for (const cookie of ['<b>', PLAIN, BOOKMARK.replace('FB:k', 'FB:l')]) {
      const { get } = await apiOf()
      const { statusCode, headers } = await get(READ, { cookie: `dealgraph-bookmark=${cookie}` })
      expect([statusCode, headers['set-cookie']]).toEqual([200, expect.stringContaining('=; Max-Age=0;')])
    }
  })

  test('is never answered with what was so earlier', async () => {
    const state = { isAway: false }
    const graph = {
      ...secretive,
      read: async ({ name }: Statement) => {
        if (state.isAway && name === 'graph-version')
          throw new DealgraphError('DATABASE_UNAVAILABLE', 'As told.')
        return []
      },
    }
    const { app } = await openApi({ ...fakeBehind(), graph })
    const url = '/v/connections.md?from=acme&to=globex'
    const get = async (headers: Record<string, string>) => await app.inject({ method: 'GET', url, headers })
    expect((await get({})).statusCode).toBe(200)
    state.isAway = true
    const last = await get({})
    expect([last.statusCode, last.headers['dealgraph-as-of']]).toEqual([200, expect.any(String)])
    expect((await get({ 'dealgraph-bookmark': BOOKMARK })).statusCode).toBe(503)
  })

  test('is told that its cookie is not reached, once', async () => {
    const { get } = await apiOf('BOOKMARK_NOT_REACHED')
    const { statusCode, headers } = await get(READ, { cookie: `dealgraph-bookmark=${BOOKMARK}` })
    expect([statusCode, headers['set-cookie']]).toEqual([503, expect.stringContaining('=; Max-Age=0;')])
  })

  test('keeps its cookie while the database is away', async () => {
    const { get } = await apiOf('DATABASE_UNAVAILABLE')
    const { statusCode, headers } = await get(READ, { cookie: `dealgraph-bookmark=${BOOKMARK}` })
    expect([statusCode, headers['set-cookie']]).toEqual([503, undefined])
  })
})

test('what needs no database asks it nothing, whatever cookie comes with it', async () => {
  const { asked, get } = await apiOf('BOOKMARK_NOT_REACHED')
  for (const url of ['/health', '/explorer.css', '/deal-graph.js'])
    expect([url, (await get(url, { cookie: `dealgraph-bookmark=${BOOKMARK}` })).statusCode]).toEqual([
      url,
      200,
    ])
  expect(asked).toEqual([])
})
