import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { note } from '../../src/audit/note.ts'
import { type AuditEntry, readAudit } from '../../src/audit/read.ts'
import { rebuild } from '../../src/claims/rebuild.ts'
import { readGraphVersion } from '../../src/claims/store.ts'
import { addAudit } from '../../src/cli/audit.ts'
import type { Database } from '../../src/cli/database.ts'
import { backUp } from '../../src/export/backup.ts'
import { restore } from '../../src/export/restore.ts'
import { judge } from '../../src/identity/judge.ts'
import { importFiles } from '../../src/intake/import.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { createKey, revokeKey } from '../../src/keys/store.ts'
import { rotateSigningKeys } from '../../src/views/signing-keys.ts'
import { ENTITIES, owns, SOURCES, WORLD } from '../support/deals-to-record.ts'
import { useMutatingApi } from '../support/mutating-api.ts'

// Every write and every change of a key has its entry, in the same transaction; what was refused, undone or sent again has none.

const { database, bearer, mutate, send, get } = useMutatingApi()

const record = async (more: object = {}, key?: string) =>
  await mutate('recordClaims', 'RecordClaimsInput', 'added { id }', { ...WORLD, ...more }, key)

async function entries(sought: { since?: Date; by?: string; about?: string } = {}): Promise<AuditEntry[]> {
  const all: AuditEntry[] = []
  for await (const entry of readAudit(database, { since: null, by: null, about: null, ...sought }))
    all.push(entry)
  return all
}
/** What was done since, without the keys that each test begins with. */
const done = async (): Promise<AuditEntry[]> =>
  (await entries()).filter(({ operation }) => operation !== 'createKey')
const idOf = (key: string | undefined): string => /^dgk_([0-9a-f]+)_/.exec(key ?? '')?.[1] ?? ''

describe('a mutation', () => {
  test('tells who, when, what, of which ids, and which version came of it', async () => {
    const before = Date.now()
    const { added } = await record()
    const [entry, ...rest] = await done()
    expect(rest).toEqual([])
    const by = `key:${idOf(bearer.write)}`
    expect(entry).toMatchObject({ by, name: 'write desk', operation: 'recordClaims' })
    expect(entry?.wrote).toEqual({ claims: 1, sources: 2, entities: 3 })
    const ids = ['acme', added?.[0]?.id, 'blog', 'globex', 'initech', 'paper']
    expect(new Set(entry?.about)).toEqual(new Set(ids))
    expect(entry?.graphVersion).toBe(await readGraphVersion(database))
    const at = Date.parse(entry?.at ?? '')
    expect(at).toBeGreaterThan(before - 5_000)
    expect(at).toBeLessThan(Date.now() + 5_000)
  })

  test('of every sort leaves one entry', async () => {
    const [claim] = (await record()).added ?? []
    const change = { id: claim?.id, because: 'seen' }
    await mutate('preferClaim', 'ChangeClaimInput', '', change)
    await mutate('unpreferClaim', 'ChangeClaimInput', '', change)
    await mutate('retractClaim', 'ChangeClaimInput', '', change)
    await mutate('judgeSame', 'JudgeSameInput', '', {
      a: 'globex',
      b: 'initech',
      verdict: 'UNSURE',
      because: 'seen',
    })
    await mutate('mergeEntities', 'MergeEntitiesInput', '', {
      keep: 'acme',
      absorb: 'initech',
      because: 'seen',
    })
    await mutate('splitEntity', 'SplitEntityInput', '', { id: 'initech', because: 'seen' })
    const view = { query: 'ultimate-owners', variables: { of: 'acme' } }
    const made = await mutate('createView', 'CreateViewInput', 'view { id }', view)
    const id = (made as unknown as { view: { id: string } }).view.id
    await mutate('revokeView', 'RevokeViewInput', '', { id })
    await mutate('revokeView', 'RevokeViewInput', '', { id })
    const told = (await done()).reverse()
    expect(told.map(({ operation }) => operation)).toEqual([
      'recordClaims',
      'preferClaim',
      'unpreferClaim',
      'retractClaim',
      'judgeSame',
      'mergeEntities',
      'splitEntity',
      'createView',
      'revokeView',
    ])
    expect(told.slice(1, 4).map(({ about }) => about)).toEqual([[claim?.id], [claim?.id], [claim?.id]])
    expect(told[5]?.about).toEqual(['acme', 'initech'])
    expect(told[7]?.about).toEqual([id])
  })

  test('that is sent again, changes nothing or is refused leaves none', async () => {
    const idempotencyKey = randomUUID()
    for (let i = 0; i < 3; i++) await record({ idempotencyKey })
    await record({ idempotencyKey: randomUUID() })
    await record({ claims: [owns('acme', 'nobody', 0.1)] })
    await mutate('retractClaim', 'ChangeClaimInput', '', { id: 'claim_none', because: 'seen' })
    await send(
      'mutation { retractClaim(input: { id: "x", idempotencyKey: "k" }) { faults { code } } }',
      {},
      bearer.read,
    )
    expect(await done()).toHaveLength(1)
  })

  test('whose transaction fails leaves none', async () => {
    const failing = database.write('failing', async (tx) => {
      note(tx, { by: 'cli', operation: 'failing', name: null, about: [], graphVersion: null })
      throw new Error('It fails.')
    })
    await expect(failing).rejects.toThrow()
    expect(await done()).toEqual([])
  })
})

describe('a command', () => {
  test('that makes, revokes or rotates keys leaves an entry, and never what is secret', async () => {
    const { key, text } = await createKey(database, { name: 'ann', scope: 'admin', expiresAt: null })
    await revokeKey(database, key.id)
    await revokeKey(database, key.id)
    await rotateSigningKeys(database, { revokeOld: true })
    const told = await entries()
    expect(told.slice(0, 3).map(({ operation, by }) => [operation, by])).toEqual([
      ['rotateSigningKeys', 'cli'],
      ['revokeKey', 'cli'],
      ['createKey', 'cli'],
    ])
    expect(await entries({ about: key.id })).toHaveLength(2)
    const secrets = [text, ...Object.values(bearer)].map((one) => one.slice(21))
    for (const secret of secrets) expect(JSON.stringify(told)).not.toContain(secret)
    const [hash] = ((await database.read({ name: 'hash', text: 'MATCH (k:Key) RETURN k.hash' }, {}))[0] ??
      []) as string[]
    expect(JSON.stringify(told)).not.toContain(hash)
  })

  test('that imports, seeds, judges, mends or restores leaves an entry for each transaction', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dealgraph-audit-'))
    try {
      const lines = [
        ...SOURCES.map((source) => ({ source })),
        ...ENTITIES.map((entity) => ({ entity })),
        { claim: owns('acme', 'globex', 0.2) },
      ]
      const file = join(folder, 'claims.jsonl')
      await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'))
      await importFiles(database, [file], { by: 'ann' })
      await importFiles(database, [file], { by: 'ann' })
      await judge(
        database,
        { a: 'acme', b: 'initech', verdict: 'YES' },
        { by: 'ann', because: 'seen' },
        new Date(),
      )
      const damage = 'MATCH ()-[r:OWNERSHIP]->() SET r.confidence = 0.01'
      await database.write('damage', (tx) => tx.run({ name: 'damage', text: damage }, {}))
      await rebuild(database, 'cli')
      await backUp(database, join(folder, 'a.backup'))
      await restore(database, join(folder, 'a.backup'), { force: true })
      expect((await done()).reverse().map(({ operation, by, wrote }) => [operation, by, wrote])).toEqual([
        ['import', 'cli', { claims: 1, sources: 2, entities: 3 }],
        ['resolve', 'cli', { events: 2 }],
        ['rebuild', 'cli', { ties: 1 }],
        ['begin-restoring', 'cli', {}],
        ['restore', 'cli', { claims: 1, sources: 2, entities: 3, events: 2 }],
        ['end-restoring', 'cli', {}],
      ])
      await loadSeeds(database, new URL('../../seeds/', import.meta.url).pathname, () => undefined)
      await loadSeeds(database, new URL('../../seeds/', import.meta.url).pathname, () => undefined)
      const seeded = (await done()).filter(({ by }) => by === 'start')
      expect(seeded.map(({ operation, name }) => [operation, name?.startsWith('pack:')])).toEqual(
        seeded.map(() => ['seed', true]),
      )
      expect(new Set(seeded.map(({ name }) => name)).size).toBe(seeded.length)
      // So many ids are told by their number alone.
      expect(seeded[0]?.about).toEqual([])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('lists them, the newest first, of one caller, about one thing, since a moment', async () => {
    const [claim] = (await record()).added ?? []
    await mutate('retractClaim', 'ChangeClaimInput', '', { id: claim?.id, because: 'seen' }, bearer.admin)
    const run = async (...args: string[]): Promise<string[]> => {
      const lines: string[] = []
      const program = new Command().exitOverride()
      const output = { out: (text: string) => void lines.push(text), err: () => undefined, width: 100 }
      addAudit(program, (use) => use({ graph: database } as Database), output)
      await program.parseAsync(['audit', ...args], { from: 'user' })
      return lines
    }
    const all = await run()
    expect(all).toHaveLength(5)
    expect(all[0]).toMatch(
      new RegExp(
        `^20.* UTC {2}key:${idOf(bearer.admin)} \\(admin desk\\) {2}retractClaim {2}1 event {2}version 2 {2}claim_`,
      ),
    )
    expect(await run('--by', 'cli')).toHaveLength(3)
    expect(await run('--by', 'write desk')).toHaveLength(1)
    expect(await run('--about', claim?.id ?? '')).toHaveLength(2)
    expect(await run('--since', '2999-01-01')).toEqual(['Nothing of that kind was written.'])
    expect((await run('--json')).map((line) => (JSON.parse(line) as AuditEntry).operation)).toHaveLength(5)
    await expect(run('--since', 'soon')).rejects.toMatchObject({ code: 'BAD_DATE' })
  })
})

describe('GET /audit', () => {
  const as = (scope: 'read' | 'write' | 'admin') => ({ authorization: `Bearer ${bearer[scope]}` })

  test('goes on page by page', async () => {
    await record()
    const first = await get('/audit?first=3', as('admin'))
    const { entries: some, endCursor } = first.json<{ entries: AuditEntry[]; endCursor: string }>()
    const rest = (await get(`/audit?first=3&after=${endCursor}`, as('admin'))).json<{
      entries: AuditEntry[]
      endCursor: null
    }>()
    expect([...some, ...rest.entries]).toEqual(await entries())
    expect(rest.endCursor).toBeNull()
    expect(first.headers['cache-control']).toBe('no-store')
  })

  test.each(['since=soon', 'first=0', 'first=101', 'after=x', 'key=1', 'by=a&by=b'])(
    'refuses %s',
    async (asked) => {
      expect((await get(`/audit?${asked}`, as('admin'))).statusCode).toBe(400)
    },
  )
})
