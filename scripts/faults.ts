/**
 * `npm run test:faults -- [--long] [file …]`: breaks a running server in many ways. Short by default; `--long` as often as docs/promises.md
 * promises. What else is given goes to vitest.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const given = process.argv.slice(2)
const isLong = given.includes('--long')
const args = given.filter((one) => one !== '--long')
const run = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'faults', ...args],
  { stdio: 'inherit', env: { ...process.env, ...(isLong ? { FAULTS_LONG: '1' } : {}) } },
)
// What is stopped here is stopped there, or servers that were to be broken would run on.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal))
const [status] = (await once(run, 'exit')) as [number | null]
process.exitCode = status ?? 1
