/**
 * `npm run mutation -- [--lines 400] [--seed 1] [file …]`: changes the code of claims and questions in small ways and sees whether a test
 * notices. There are some twenty thousand such changes; a sample of stretches of lines, drawn by the seed, tells the score in an hour. Files
 * that are given are tried whole. Only tests without a database are run, so what only a database reaches counts as not covered.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { randomFrom } from '../test/support/faults.ts'

const STRETCH = 20
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string', default: '400' }, seed: { type: 'string', default: '1' } },
})

/** Stretches of the code, each line of which is as likely as another. */
function drawn(lines: number, random: () => number): string[] {
  const stretches = ['src/claims', 'src/questions']
    .flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => {
      const count = readFileSync(file, 'utf8').split('\n').length
      return Array.from({ length: Math.ceil(count / STRETCH) }, (_, i) => {
        const from = i * STRETCH + 1
        return `${file}:${from}-${Math.min(count, from + STRETCH - 1)}`
      })
    })
  return Array.from({ length: Math.ceil(lines / STRETCH) }, () =>
    stretches.splice(Math.floor(random() * stretches.length), 1),
  ).flat()
}

const mutated =
  positionals.length > 0 ? positionals : drawn(Number(values.lines), randomFrom(Number(values.seed)))
process.stdout.write(`${mutated.join('\n')}\n`)
const run = spawn('node_modules/.bin/stryker', ['run', '--mutate', mutated.join(',')], {
  stdio: 'inherit',
  // A change that a property notices is noticed in a few graphs, or not in an hour.
  env: { ...process.env, ORACLE_RUNS: process.env['ORACLE_RUNS'] ?? '20' },
})
const [status] = (await once(run, 'exit')) as [number | null]
process.exitCode = status ?? 1
