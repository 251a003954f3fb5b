import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { COMPARED } from './compared.ts'

test('every question is compared with an oracle, by a test that there is', () => {
  expect(Object.keys(COMPARED).sort()).toEqual(QUESTIONS.map(({ field }) => field).sort())
  for (const [field, [file, name]] of Object.entries(COMPARED)) {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8')
    // A name may begin with that of the group, or of the question.
    const own = name.replace(`${field}: `, '').replace(`${field} `, '')
    expect(text, `${field} in ${file}`).toContain(own)
  }
})
