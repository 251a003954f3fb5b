import type { Readable } from 'node:stream'
import { withEnds } from '../ends.ts'
import type { Format, ReaderOptions, SourceOfFile } from '../format.ts'
import type { Met } from '../items.ts'
import { listOrLinesOf } from '../json-elements.ts'
import { sayRelationship } from './relationship.ts'
import { statementOf, unsaidOf } from './statement.ts'
import { sayEntity, sayPerson } from './things.ts'

/** Beneficial ownership statements, a list of them or one a line, as national registers and Open Ownership publish them. */
export const bods: Format = {
  name: 'bods',
  title: 'Beneficial Ownership Data Standard 0.4',
  detects: (head) =>
    /^\s*(\[\s*)?\{/.test(head) && /"statementId"\s*:/.test(head) && /"recordDetails"\s*:/.test(head),
  read: (input, options) => withEnds(met(input, options)),
}

async function* met(input: Readable, { source }: ReaderOptions): AsyncGenerator<Met> {
  for await (const one of listOrLinesOf(input)) {
    if ('fault' in one) yield one
    else yield* sayStatement(one.value, one.line, source)
  }
}

function* sayStatement(value: unknown, line: number, file: SourceOfFile): Generator<Met> {
  const statement = statementOf(value)
  if (typeof statement === 'string') {
    yield { fault: { code: 'BAD_VALUE', message: statement, path: [], line } }
    return
  }
  if (statement.type === 'entity') yield* sayEntity(statement, line)
  else if (statement.type === 'person') yield* sayPerson(statement, line)
  else yield* sayRelationship(statement, line, file)
  yield* unsaidOf(statement)
}
