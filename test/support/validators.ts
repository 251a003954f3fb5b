/** The programs for which an export is meant, in a Python of their own that is kept from run to run. */
import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tempFile } from './export.ts'

const PACKAGES = ['followthemoney==4.11.2', 'libcovebods==0.16.0', 'networkx==3.6.1', 'rdflib==7.6.0']
const SCRIPT = join(import.meta.dirname, 'validators.py')
const run = promisify(execFile)

/** Null, with a plain word, where Python or PyPI is missing. */
export async function openValidators(): Promise<((format: string, text: string) => Promise<unknown>) | null> {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  const folder = join(cache, 'dealgraph', 'validators')
  const python = join(folder, 'bin/python')
  const mark = join(folder, `${PACKAGES.join(' ').replaceAll(/[^\w.]+/g, '-')}.installed`)
  if (!existsSync(mark)) {
    try {
      await run('python3', ['-m', 'venv', '--clear', folder])
      await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES])
      writeFileSync(mark, '')
    } catch (error) {
      const [line] = String(error).split('\n')
      process.stderr.write(`Exports are not validated: Python or PyPI is missing (${line ?? ''}).\n`)
      return null
    }
  }
  return async (format, text) => {
    const { stdout } = await run(python, [SCRIPT, format, tempFile(`export.${format}`, text)], {
      maxBuffer: 1e8,
    })
    return JSON.parse(stdout) as unknown
  }
}
