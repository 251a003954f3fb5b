import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ERROR_CODES } from '../../src/errors.ts'
import { createKey } from '../../src/keys/store.ts'
import { LONG, report, SEED } from '../support/faults.ts'
import { endAllAndRemove } from '../support/left-behind.ts'
import { pythonWith } from '../support/python.ts'
import { graphOf, ServerProcess } from '../support/server-process.ts'

const SECONDS = LONG ? 600 : 60
const HOOKS = join(import.meta.dirname, '../support/fuzz_hooks.py')
/** Of GraphQL itself: a document that it refuses. */
const OF_GRAPHQL = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-faults-'))
let server: ServerProcess
let desk: string

beforeAll(async () => {
  server = await ServerProcess.start(folder, { MAX_REQUESTS_PER_MINUTE: '0' })
  const graph = graphOf(folder)
  desk = (await createKey(graph, { name: 'desk', scope: 'write', expiresAt: null })).text
  await graph.close()
}, 240_000)
afterAll(async () => {
  await server?.signal('SIGKILL')
  await endAllAndRemove(folder)
}, 60_000)

test(
  `${SECONDS} seconds of random documents bring no error of the server and no answer that breaks the schema (seed ${SEED})`,
  async (context) => {
    const bin = await pythonWith('fuzzing', ['schemathesis==4.32.5'])
    context.skip(bin === null, 'Python or PyPI is missing.')
    if (bin === null) return
    const args = ['run', `${server.address}/graphql`, '--max-time', String(SECONDS), '--seed', String(SEED)]
    const checks = [
      '--checks',
      'answers_as_documented',
      '--header',
      `Authorization: Bearer ${desk}`,
      '--request-timeout',
      '30',
    ]
    const st = spawn(join(bin, 'st'), [...args, ...checks, '--warnings', 'off', '--no-shrink'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        SCHEMATHESIS_HOOKS: HOOKS,
        FUZZ_CODES: [...Object.keys(ERROR_CODES), ...OF_GRAPHQL].join(' '),
      },
    })
    let told = ''
    for (const stream of [st.stdout, st.stderr])
      stream.on('data', (text: Buffer) => (told += text.toString()))
    const [status] = (await once(st, 'exit')) as [number | null]
    expect(status, told).toBe(0)
    report(/\d+ generated.*|Test cases:[^]*?\n\n/.exec(told)?.[0] ?? told.slice(-500))
  },
  (SECONDS + 180) * 1_000,
)
