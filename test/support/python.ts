import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where the programs of these packages lie, in a Python of their own that is kept from run to run; null, with a plain word, where Python or PyPI is missing. */
export async function pythonWith(name: string, packages: readonly string[]): Promise<string | null> {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  const folder = join(cache, 'dealgraph', name)
  const bin = join(folder, 'bin')
  const mark = join(folder, `${packages.join(' ').replaceAll(/[^\w.]+/g, '-')}.installed`)
  if (existsSync(mark)) return bin
  try {
    await run('python3', ['-m', 'venv', '--clear', folder])
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]
    await run(join(bin, 'python'), install)
    writeFileSync(mark, '')
    return bin
  } catch (error) {
    const [line] = String(error).split('\n')
    process.stderr.write(`No ${name}: Python or PyPI is missing (${line ?? ''}).\n`)
    return null
  }
}
