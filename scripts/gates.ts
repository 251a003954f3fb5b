import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const scripts = dirname(fileURLToPath(import.meta.url))
const bin = (name: string): string => join(scripts, '../node_modules/.bin', name)
const script = (name: string): string[] => [process.execPath, '--import', 'tsx', join(scripts, name)]

export interface Gate {
  name: string
  command: string[]
}

/** What `npm run check` runs. Each works on the directory it is started in, so that tests can aim it elsewhere. */
export const GATES = [
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'types in browsers', command: [bin('tsc'), '--noEmit', '-p', 'src/web'] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'format', command: [bin('biome'), 'check', '--error-on-warnings'] },
  { name: 'unused code', command: [bin('knip'), '--no-progress'] },
  { name: 'generated schema types', command: [...script('codegen.ts'), '--check'] },
  { name: 'generated error table', command: [...script('errors-doc.ts'), '--check'] },
  { name: 'generated part about wikis', command: [...script('wikis-doc.ts'), '--check'] },
  { name: 'generated claims schema', command: [...script('claims-schema.ts'), '--check'] },
  { name: 'lockfile', command: [...script('complete-lock.ts'), '--check'] },
] as const satisfies readonly Gate[]

export interface Outcome {
  gate: Gate
  ok: boolean
  output: string
  seconds: number
}

/** Runs one gate in `cwd`. A tool that cannot be started, or is killed, has failed. */
export function runGate(gate: Gate, cwd: string): Promise<Outcome> {
  const start = performance.now()
  const [command = '', ...args] = gate.command
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    const end = (ok: boolean): void =>
      resolve({ gate, ok, output, seconds: (performance.now() - start) / 1000 })
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => {
      output += error.message
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}
