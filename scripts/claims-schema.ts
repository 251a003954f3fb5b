/** Generates docs/claims.schema.json, one line of the interchange format, from its definition; with --check, fails if it is stale. */
import { join } from 'node:path'
import { z } from 'zod'
import { interchangeLine } from '../src/claims/schema.ts'
import { put } from './codegen.ts'

const schema = {
  title: 'Dealgraph claims interchange, version 1: one line',
  // What a writer gives; what needs two fields or other records (periods, ends) is checked on import only.
  ...z.toJSONSchema(interchangeLine, { io: 'input' }),
}
const file = join('docs', 'claims.schema.json')
if (!(await put(file, `${JSON.stringify(schema, null, 2)}\n`, process.argv.includes('--check'))))
  process.exitCode = 1
