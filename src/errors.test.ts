import { expect, test } from 'vitest'
import { DealgraphError, ERROR_CODES } from './errors.ts'

test.each(Object.entries(ERROR_CODES))('%s says what it means and what to do', (code, entry) => {
  expect(code).toMatch(/^[A-Z][A-Z0-9_]*$/)
  for (const text of [entry.meaning, entry.whatToDo]) {
    expect(text).toMatch(/^[A-Za-z].*\.$/)
    // A bar would break the row of docs/errors.md.
    expect(text).not.toContain('|')
  }
})

test('what must stay inside is kept as cause', () => {
  const cause = new Error('inside')
  const error = new DealgraphError('NOT_FOUND', 'There is no x.', { id: 'x' }, { cause })
  expect(error).toMatchObject({ name: 'DealgraphError', code: 'NOT_FOUND', details: { id: 'x' }, cause })
  expect(error.message).toBe('There is no x.')
})
