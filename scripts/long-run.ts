/**
 * `npm run test:long -- [question …]`: compares each question with its oracle on ORACLE_RUNS random graphs (10 000), a thousand at a time, each
 * thousand with a seed of its own. What differs is kept as a claims file that can be imported, and as the whole report.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COMPARED } from '../test/property/compared.ts'

const AT_A_TIME = 1_000
const wanted = Number(process.env['ORACLE_RUNS'] ?? 10_000)
const firstSeed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000_000)
const questions = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(COMPARED)
const RECORD = /^\{"(?:source|entity|claim|event)":/

/** One test in a process of its own; passed only if it was there to run. */
function compare(
  file: string,
  name: string,
  runs: number,
  seed: number,
): Promise<{ passed: boolean; report: string }> {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    `test/property/${file}`,
    '-t',
    name,
  ]
  const env = { ...process.env, NO_COLOR: '1', ORACLE_RUNS: String(runs), ORACLE_SEED: String(seed) }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let report = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (report += text.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ passed: code === 0 && /Tests\s+1 passed/.test(report), report })
    })
  })
}

/** The smallest graph on which they differ is told last of what fails. */
function keep(question: string, seed: number, report: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'dealgraph-long-run-'))
  const records = report.split('\n').filter((line) => RECORD.test(line))
  writeFileSync(join(folder, `${question}-${seed}.txt`), report)
  if (records.length === 0) return console.log(`  the report: ${folder}/${question}-${seed}.txt`)
  const path = join(folder, `${question}-${seed}.jsonl`)
  writeFileSync(path, `${[...new Set(records)].join('\n')}\n`)
  console.log(`  the smallest graph on which they differ, to be imported: ${path}`)
  console.log(`  the report: ${folder}/${question}-${seed}.txt`)
}

const summary: string[] = []
let failed = false
for (const question of questions) {
  const [file, name] = COMPARED[question] ?? []
  if (file === undefined || name === undefined) {
    console.error(`There is no question ${question}. There are ${Object.keys(COMPARED).join(', ')}.`)
    process.exit(2)
  }
  const began = Date.now()
  const seconds = (): string => `${Math.round((Date.now() - began) / 1000)} s`
  let [done, differs] = [0, false]
  while (done < wanted && !differs) {
    const runs = Math.min(AT_A_TIME, wanted - done)
    const seed = firstSeed + done
    const { passed, report } = await compare(file, name, runs, seed)
    differs = !passed
    done += runs
    console.log(`${question} ${done} of ${wanted}, ${seconds()}${passed ? '' : ': FAILED'}`)
    if (passed) continue
    keep(question, seed, report)
    console.log(`  again: ORACLE_SEED=${seed} ORACLE_RUNS=${runs} npm run test:long -- ${question}`)
  }
  failed ||= differs
  summary.push(`${differs ? 'FAILED' : 'ok    '} ${question.padEnd(22)} ${done} graphs, ${seconds()}`)
}
console.log(`\n${summary.join('\n')}\nfirst seed ${firstSeed}`)
process.exitCode = failed ? 1 : 0
