/**
 * Generates src/generated/schema-types.ts from schema/**; with --check, fails if the file is stale.
 * The generators run as a library here: their command-line package does not install beside graphql 16.15.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import { readSchema } from './read-schema.ts'

const HEADER = '// Generated from schema/ by `npm run generate`. Do not edit.\n'

async function schemaTypes(schemaDir: string): Promise<string> {
  const code = await codegen({
    filename: 'schema-types.ts',
    documents: [],
    schema: await readSchema(schemaDir),
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
    config: {
      enumType: 'string-literal',
      enumsAsTypes: true,
      strictScalars: true,
      scalars: { PartialDate: 'string', Date: 'string', DateTime: 'string', URL: 'string', JSON: 'unknown' },
      skipTypename: true,
      maybeValue: 'T | null',
      inputMaybeValue: 'T | null | undefined',
      avoidOptionals: { field: true },
    },
  })
  return HEADER + code.trimEnd() + '\n'
}

/** Writes `text`, or in check mode says whether the file already holds it. */
export async function put(path: string, text: string, check: boolean): Promise<boolean> {
  const current = await readFile(path, 'utf8').catch(() => null)
  if (current === text) return true
  if (check) {
    console.error(`${path} is stale: run npm run generate`)
    return false
  }
  await writeFile(path, text)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check')
  const types = await schemaTypes('schema')
  if (!(await put(join('src', 'generated', 'schema-types.ts'), types, check))) process.exitCode = 1
}
