import { expect, test } from 'vitest'
import { missing, readItems } from '../../../../test/support/read-items.ts'
import { openSanctionsDelta } from './delta.ts'
import { ftm } from './ftm.ts'

const entity = { id: 'NK-1', schema: 'Company', properties: { name: ['Example Ltd'] } }

test('what is added or changed reads as the same entity does by itself; what went is counted', async () => {
  const lines = [
    { op: 'ADD', entity },
    { op: 'MOD', entity },
    { op: 'DEL', entity: { id: 'NK-2' } },
  ]
  const found = await readItems(openSanctionsDelta, lines.map((line) => JSON.stringify(line)).join('\n'))
  expect(missing(found)).toEqual([])
  const { records } = await readItems(ftm, JSON.stringify(entity))
  expect(found.records.map(({ value }) => value)).toEqual([records[0]?.value, records[0]?.value])
  expect(found.unsaid).toEqual({ DEL: 1 })
})

test('another operation is a fault', async () => {
  const { faults } = await readItems(openSanctionsDelta, JSON.stringify({ op: 'REPLACE', entity }))
  expect(faults).toMatchObject([{ code: 'BAD_VALUE', line: 1 }])
})
