/** The programs for which an export is meant. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tempFile } from './export.ts'
import { pythonWith } from './python.ts'

const PACKAGES = ['followthemoney==4.11.2', 'libcovebods==0.16.0', 'networkx==3.6.1', 'rdflib==7.6.0']
const SCRIPT = join(import.meta.dirname, 'validators.py')
const run = promisify(execFile)

/** Null, with a plain word, where Python or PyPI is missing. */
export async function openValidators(): Promise<((format: string, text: string) => Promise<unknown>) | null> {
  const bin = await pythonWith('validators', PACKAGES)
  if (bin === null) return null
  const python = join(bin, 'python')
  return async (format, text) => {
    const { stdout } = await run(python, [SCRIPT, format, tempFile(`export.${format}`, text)], {
      maxBuffer: 1e8,
    })
    return JSON.parse(stdout) as unknown
  }
}
