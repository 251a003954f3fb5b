import { expect, it } from 'vitest'
import { DealgraphError } from '../errors.ts'
import { applySchema } from './cypher.ts'
import type { Graph } from './graph.ts'

const failed = new DealgraphError('INTERNAL', 'The database could not carry out schema-15.')
const graph = (isThere: boolean): Graph => ({
  read: () => Promise.reject(failed),
  write: () => Promise.reject(failed),
  verify: () => (isThere ? Promise.resolve() : Promise.reject(new Error('gone'))),
  close: () => Promise.resolve(),
})

it('a database that goes away while its schema is made is told as one', async () => {
  const statements = [{ name: 'schema-15', text: 'CREATE INDEX' }]
  await expect(applySchema(graph(false), statements)).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message:
      'The database went away while its constraints and indexes were made. Start again: what was made stays.',
    cause: failed,
  })
  await expect(applySchema(graph(true), statements)).rejects.toBe(failed)
})
