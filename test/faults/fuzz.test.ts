import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ERROR_CODES } from '../../src/errors.ts'
import { LONG, report, SEED } from '../support/faults.ts'
import { useOwnServer } from '../support/own-server.ts'
import { pythonWith } from '../support/python.ts'

const SECONDS = LONG ? 600 : 60
const HOOKS = join(import.meta.dirname, '../support/fuzz_hooks.py')
/** Of GraphQL itself: a document that it refuses. */
const OF_GRAPHQL = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']
const own = useOwnServer({ MAX_REQUESTS_PER_MINUTE: '0' })

test(
  `${SECONDS} seconds of random documents bring no error of the server and no answer that breaks the schema (seed ${SEED})`,
  async (context) => {
    const bin = await pythonWith('fuzzing', ['schemathesis==4.32.5'])
    context.skip(bin === null, 'Python or PyPI is missing.')
    if (bin === null) return
    const args = [
      'run',
      `${own.server.address}/graphql`,
      '--max-time',
      String(SECONDS),
      '--seed',
      String(SEED),
    ]
    const checks = [
      '--checks',
      'answers_as_documented',
      '--header',
      `Authorization: Bearer ${own.desk}`,
      '--request-timeout',
      '30',
    ]
    const st = spawn(join(bin, 'st'), [...args, ...checks, '--warnings', 'off', '--no-shrink'], {
      cwd: own.folder,
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
