import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../src/cli/database.ts'
import { addKeys } from '../../src/cli/keys.ts'
import { createKey, listKeys, revokeKey } from '../../src/keys/store.ts'
import { useMutatingApi } from '../support/mutating-api.ts'

const { database, bearer, counted, send } = useMutatingApi()

describe('keys', () => {
  test('are stored without what is secret, and listed newest first', async () => {
    const [row] = await database.read(
      { name: 'keys', text: 'MATCH (k:Key) RETURN collect(properties(k))' },
      {},
    )
    for (const text of Object.values(bearer)) expect(JSON.stringify(row)).not.toContain(text.split('_')[2])
    expect((await listKeys(database)).map(({ scope }) => scope).sort()).toEqual(['admin', 'read', 'write'])
    expect(JSON.stringify(await listKeys(database))).not.toContain('hash')
  })

  test('let their holder do what their scope says', async () => {
    const query = 'mutation ($input: RecordClaimsInput!) { recordClaims(input: $input) { faults { code } } }'
    const codes: unknown[] = []
    for (const key of [null, bearer.read, bearer.write, bearer.admin]) {
      const input = { idempotencyKey: randomUUID(), claims: [] }
      codes.push((await send(query, { input }, key)).status)
    }
    expect(codes).toEqual([401, 403, 200, 200])
  })

  test('cost one trip when they are first seen, and none after that', async () => {
    for (const expected of [1, 0]) {
      counted.reads = 0
      await send('{ __typename }')
      expect(counted.reads).toBe(expected)
    }
  })

  test('that are revoked are refused, and there is no other by a wrong id', async () => {
    const { key, text } = await createKey(database, { name: 'gone', scope: 'admin', expiresAt: null })
    expect((await revokeKey(database, key.id)).revokedAt).not.toBeNull()
    expect((await send('{ __typename }', {}, text)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    await expect(revokeKey(database, 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each(['pack:ai-compute', 'import', ' x', '', 'a\nb', 'x'.repeat(201)])(
    'are not named %j',
    async (name) => {
      await expect(createKey(database, { name, scope: 'read', expiresAt: null })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      })
    },
  )
})

describe('dealgraph keys', () => {
  async function run(...args: string[]): Promise<{ out: string; err: string }> {
    const said = { out: '', err: '' }
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
    const output = {
      out: (text: string) => void (said.out += text),
      err: (text: string) => void (said.err += text),
      width: 100,
    }
    addKeys(program, (use) => use({ graph: database } as Database), output)
    await program.parseAsync(['keys', ...args], { from: 'user' })
    return said
  }

  test('makes a key that works at once, lists it without what is secret, and revokes it', async () => {
    const { out: text, err } = await run(
      'create',
      '--name',
      "Ann's desk",
      '--scope',
      'write',
      '--expires',
      '90d',
    )
    expect(text).toMatch(/^dgk_[0-9a-f]{16}_[\w-]{43}$/)
    expect(err).toContain('scope write, expires 2')
    expect((await send('{ __typename }', {}, text)).status).toBe(200)
    const [, id = '', secret = ''] = /^dgk_([0-9a-f]+)_(.+)$/.exec(text) ?? []
    const { out: list } = await run('list')
    expect(list).toContain(id)
    expect(list).toContain("Ann's desk")
    expect(list).not.toContain(secret)
    expect((await run('revoke', id)).out).toContain('Revoked the key')
    expect((await listKeys(database)).find((key) => key.id === id)?.revokedAt).not.toBeNull()
  })

  test.each([
    [['create', '--name', 'x', '--scope', 'all'], 'BAD_INPUT'],
    [['create', '--name', 'x', '--scope', 'read', '--expires', 'soon'], 'BAD_DATE'],
    [['revoke', 'nothing'], 'NOT_FOUND'],
  ])('%j is refused', async (args, code) => {
    await expect(run(...args)).rejects.toMatchObject({ code })
  })
})
