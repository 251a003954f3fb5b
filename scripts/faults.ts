/**
 * `npm run test:faults -- [--long] [file …]`: breaks a running server in many ways. Short by default; `--long` as often as docs/promises.md
 * promises. What else is given goes to vitest.
 */
import { spawnSync } from 'node:child_process'

const given = process.argv.slice(2)
const isLong = given.includes('--long')
const args = given.filter((one) => one !== '--long')
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'faults', ...args],
  { stdio: 'inherit', env: { ...process.env, ...(isLong ? { FAULTS_LONG: '1' } : {}) } },
)
process.exitCode = status ?? 1
