import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUp } from '../../src/export/backup.ts'
import { restore } from '../../src/export/restore.ts'
import { idsOf } from '../../src/views/short-addresses.ts'
import { CONFIG } from '../support/fake-behind.ts'
import { useMutatingApi } from '../support/mutating-api.ts'

const api = useMutatingApi({ limits: { ...CONFIG.limits, shortLinks: 3 } })
const view = (i: number): string => `/ask/connections?from=xai&to=thing-${i}`
const keyed = (): Record<string, string> => ({ authorization: `Bearer ${api.bearer.read}` })
async function shorten(address: string, headers?: Record<string, string>) {
  const answer = await api.post('/s', { address }, headers)
  return { status: answer.statusCode, ...answer.json<{ id?: string; address?: string }>() }
}

test('a view has one short link, whoever asks for it, and it leads there', async () => {
  const made = await shorten(view(1))
  expect(made).toEqual({ status: 200, id: idsOf(view(1))[0], address: `/s/${idsOf(view(1))[0]}` })
  expect(await Promise.all([shorten(view(1)), shorten(view(1), keyed())])).toEqual([made, made])
  const opened = await api.get(made.address ?? '')
  expect([opened.statusCode, opened.headers.location]).toEqual([303, view(1)])
  expect((await api.get('/s/0123456789')).statusCode).toBe(404)
})

test('is kept for any number with a key; without one only up to the setting', async () => {
  for (const i of [1, 2, 3, 4, 5]) expect((await shorten(view(i), keyed())).status).toBe(200)
  for (const i of [6, 7, 8]) expect((await shorten(view(i))).status).toBe(200)
  expect(await shorten(view(9))).toMatchObject({ status: 507 })
  expect([(await shorten(view(6))).status, (await shorten(view(9), keyed())).status]).toEqual([200, 200])
})

test('made by many at once it is kept once', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => shorten(view(1))))
  expect(new Set(made.map(({ status, id }) => `${status} ${id}`)).size).toBe(1)
  const counted = await api.database.read(
    { name: 'count', text: 'MATCH (s:ShortAddress) RETURN count(*)' },
    {},
  )
  expect(counted).toEqual([[1]])
})

test('stays through a restore, as keys and views do', async () => {
  const { address = '' } = await shorten(view(1))
  const folder = await mkdtemp(join(tmpdir(), 'dealgraph-short-'))
  try {
    await backUp(api.database, join(folder, 'all.backup'))
    await restore(api.database, join(folder, 'all.backup'), { force: true })
  } finally {
    await rm(folder, { recursive: true })
  }
  expect((await api.get(address)).headers.location).toBe(view(1))
})
