/** Generates docs/errors.md from the one table of codes; with --check, fails if the file is stale. */
import { join } from 'node:path'
import { ERROR_CODES } from '../src/errors.ts'
import { put } from './codegen.ts'

const rows = Object.entries(ERROR_CODES).map(
  ([code, { meaning, whatToDo }]) => `| \`${code}\` | ${meaning} | ${whatToDo} |`,
)
const page = `<!-- Generated from src/errors.ts by \`npm run generate\`. Do not edit. -->
# Errors

Every expected failure has a code. In GraphQL it is \`errors[].extensions.code\`, or \`faults[].code\` of a mutation;
on the command line it stands before the message. Codes stay; messages may be reworded.

| Code | What it means | What to do |
| --- | --- | --- |
${rows.join('\n')}
`

if (!(await put(join('docs', 'errors.md'), page, process.argv.includes('--check')))) process.exitCode = 1
