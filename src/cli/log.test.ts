import { expect, test } from 'vitest'
import { DealgraphError } from '../errors.ts'
import { makeLog } from './log.ts'

test('an error is told with its causes, and of the database no word that may hold a value', () => {
  const lines: string[] = []
  const theirs = Object.assign(new Error("Node(7) already exists with `name` = 'Secret Corp'"), {
    name: 'Neo4jError',
    code: 'Neo.ClientError.Schema.ConstraintValidationFailed',
  })
  const error = new DealgraphError(
    'INTERNAL',
    'The database could not carry out add-claims.',
    {},
    { cause: theirs },
  )
  makeLog('info', (line) => lines.push(line)).error({ requestId: 'r', err: error }, 'request failed')
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain('Secret Corp')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    requestId: 'r',
    err: {
      code: 'INTERNAL',
      message: 'The database could not carry out add-claims.',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]) as string[],
      cause: { code: 'Neo.ClientError.Schema.ConstraintValidationFailed' },
    },
  })
})
