import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rebuild } from '../../src/claims/rebuild.ts'
import { readMeta } from '../../src/claims/store.ts'
import { createKey, revokeKey } from '../../src/keys/store.ts'
import { pause, report } from '../support/faults.ts'
import { environment } from '../support/server-process.ts'
import { type Ours, useSeveral } from '../support/several.ts'

const COUNT = 3
const AGREE_MS = 1_000
const ours = useSeveral(COUNT)

type Send = () => ReturnType<Ours['several']['send']>
const bearer = (key = ours.desk) => ({ authorization: `Bearer ${key}` })

/** Asked again where a busy machine has not made its plan in time: neither an error nor an earlier picture is an answer here. */
async function answered(send: Send): ReturnType<Send> {
  for (let tries = 1; ; tries++) {
    const told = await send()
    const isLate = told.code === 'TIMEOUT' || told.status > 500 || told.headers.has('dealgraph-as-of')
    if (!isLate || tries > 20) return told
  }
}
const fromAll = async (send: Send) => await ours.several.fromAll(() => answered(send))

async function mutate(name: string, type: string, input: object, shown = '') {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} faults { code message } } }`
  const idempotencyKey = `${name}-${JSON.stringify(input)}`.slice(0, 255)
  return await answered(() => ours.several.ask(query, { input: { idempotencyKey, ...input } }, bearer()))
}
const SHARE = { share: { min: 0.2, max: 0.2 } }
/** A share of one company in another, with its source. */
const shareOf = (owner: string, owned: string) => ({
  sources: [{ id: `paper-${owner}`, kind: 'NEWS' }],
  entities: [owner, owned].map((id) => ({ id, kind: 'COMPANY', name: id })),
  claims: [
    {
      link: 'OWNERSHIP',
      from: owner,
      to: owned,
      attributes: SHARE,
      status: 'REPORTED',
      source: `paper-${owner}`,
    },
  ],
})
const record = async (owner: string, owned: string) =>
  await mutate('recordClaims', 'RecordClaimsInput', shareOf(owner, owned))
const version = async (): Promise<number> => (await readMeta(ours.graph)).graphVersion

test('servers that start at once on an empty database seed it once', async () => {
  const { storeVersion, packs } = await readMeta(ours.graph)
  expect(storeVersion).not.toBeNull()
  expect(packs.length).toBe(new Set(packs.map((pack) => pack.split(':')[0])).size)
  for (const server of ours.several.servers) expect(server.log).not.toMatch(/error [A-Z_]+:/)
  const twice = 'MATCH (n:Claim) WITH n.id AS id, count(*) AS times WHERE times > 1 RETURN id'
  expect(await ours.graph.read({ name: 'twice', text: twice }, {})).toEqual([])
  expect(await rebuild(ours.graph, 'test')).toMatchObject({ changed: 0 })
})

describe('what is written through one is told by all', () => {
  /** All that a process keeps of the graph, asked of each of them. */
  const told = async (of: string) => ({
    graphql: await fromAll(() => ours.several.ask(`{ company(id: "${of}") { owners { from { id } } } }`)),
    page: await fromAll(() => ours.several.send(`/e/${of}`)),
    picture: await fromAll(() => ours.several.send(`/v/ultimate-owners.svg?of=${of}`)),
    question: await fromAll(() =>
      ours.several.ask('{ sharedInfrastructure { totalFindings evidence { id } } }'),
    ),
    metrics: await fromAll(() => ours.several.send('/metrics')),
  })

  test(`at once to who sends the bookmark, to everybody within ${AGREE_MS} ms`, async () => {
    await record('firstowner', 'owned')
    await told('owned')
    for (const owner of ['secondowner', 'thirdowner']) {
      const written = await record(owner, 'owned')
      const bookmark = written.headers.get('dealgraph-bookmark') ?? ''
      expect(bookmark).toMatch(/^FB:/)
      const cookie = written.headers.get('set-cookie')?.split(';')[0] ?? ''
      for (const headers of [{ 'dealgraph-bookmark': bookmark }, { cookie }]) {
        for (const path of [
          '/e/owned',
          '/v/ultimate-owners.svg?of=owned',
          '/v/ultimate-owners.json?of=owned',
        ])
          for (const { text, status } of await fromAll(() => ours.several.send(path, { headers })))
            expect([path, status, text]).toEqual([path, 200, expect.stringContaining(owner)])
      }
    }
    await record('fourthowner', 'owned')
    await pause(AGREE_MS)
    const { graphql, page, picture, question, metrics } = await told('owned')
    for (const answers of [graphql, page, picture])
      for (const { text } of answers) expect(text).toContain('fourthowner')
    for (const answers of [page, picture])
      expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1)
    for (const answers of [graphql, question])
      expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1)
    const versions = metrics.map(({ text }) => Number(/^dealgraph_graph_version (\d+)/m.exec(text)?.[1]))
    expect(versions).toEqual(Array(COUNT).fill(await version()))
  })

  test('a page that one has made, another knows by its tag', async () => {
    const [first] = await fromAll(() => ours.several.send('/e/owned'))
    const headers = { 'if-none-match': first?.headers.get('etag') ?? '' }
    for (const { status } of await fromAll(() => ours.several.send('/e/owned', { headers })))
      expect(status).toBe(304)
  })

  test('a merge', async () => {
    await record('absorbed', 'owned-too')
    await fromAll(() => ours.several.ask('{ entity(id: "absorbed") { id } }'))
    const input = { keep: 'firstowner', absorb: 'absorbed', because: 'One company.' }
    expect((await mutate('mergeEntities', 'MergeEntitiesInput', input)).data).toEqual({
      mergeEntities: { faults: [] },
    })
    await pause(AGREE_MS)
    for (const { data } of await fromAll(() => ours.several.ask('{ entity(id: "absorbed") { id } }')))
      expect(data).toEqual({ entity: { id: 'firstowner' } })
  })

  test('a key that is revoked', async () => {
    const { key, text } = await createKey(ours.graph, { name: 'guest', scope: 'write', expiresAt: null })
    const ask = () => ours.several.ask('{ __typename }', {}, bearer(text))
    for (const { status } of await fromAll(ask)) expect(status).toBe(200)
    await revokeKey(ours.graph, key.id)
    await pause(AGREE_MS)
    for (const { status } of await fromAll(ask)) expect(status).toBe(401)
  })

  test('a view that is withdrawn', async () => {
    const made = await mutate(
      'createView',
      'CreateViewInput',
      { query: 'ultimate-owners', variables: { of: 'owned' } },
      'path view { id }',
    )
    const { path, view } = made.data['createView'] as { path: string; view: { id: string } }
    const show = () => ours.several.send(`${path}.json`)
    for (const { status } of await fromAll(show)) expect(status).toBe(200)
    await mutate('revokeView', 'RevokeViewInput', { id: view.id })
    await pause(AGREE_MS)
    for (const { status, code } of await fromAll(show)) expect([status, code]).toEqual([410, 'VIEW_ENDED'])
  })
})

test('a mutation that is sent again through another is done once, and its answer bears a bookmark too', async () => {
  const answers = await fromAll(() => record('onceowner', 'onceowned'))
  for (const { data, headers } of answers) {
    expect(data).toEqual({ recordClaims: { faults: [] } })
    expect(headers.get('dealgraph-bookmark')).toMatch(/^FB:/)
  }
  const times = 'MATCH (c:Claim)-[:HAD_PRIMARY_SOURCE]->(:Source {id: "paper-onceowner"}) RETURN count(c)'
  expect(await ours.graph.read({ name: 'times', text: times }, {})).toEqual([[1]])
})

test('an import by the command line is told by all servers that run meanwhile', async () => {
  const file = join(ours.folder, 'imported.jsonl')
  const claims = Array.from({ length: 100 }, (_, i) => ({
    link: 'OWNERSHIP',
    from: 'imported',
    to: `part-${i}`,
    status: 'REPORTED',
    source: 'list',
  }))
  const lines = [
    { source: { id: 'list', kind: 'DATASET' } },
    { entity: { id: 'imported', kind: 'COMPANY', name: 'Imported' } },
    ...claims.map(({ to }) => ({ entity: { id: to, kind: 'COMPANY', name: to } })),
    ...claims.map((claim) => ({ claim })),
  ]
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  const main = join(import.meta.dirname, '../../src/main.ts')
  const importing = spawn(process.execPath, ['--import', 'tsx', main, 'import', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment(join(ours.folder, 'none')), ...ours.several.environment },
  })
  let said = ''
  importing.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = once(importing, 'exit')
  const state = { isOver: false }
  void ended.then(() => (state.isOver = true))
  let asked = 0
  for (; !state.isOver; asked++) {
    const { status, text } = await ours.several.ask('{ companies(first: 3) { nodes { id } } }')
    expect([status, text]).toEqual([200, expect.any(String)])
  }
  expect([await ended, said]).toEqual([[0, null], expect.any(String)])
  await pause(AGREE_MS)
  const all = () => ours.several.ask('{ company(id: "imported") { holdings(first: 100) { to { id } } } }')
  for (const { data } of await fromAll(all))
    expect((data['company'] as { holdings: unknown[] } | null)?.holdings.length).toBe(claims.length)
  report(`${asked} answers of ${COUNT} servers while a command imported.`)
})
