import { expect, test } from 'vitest'
import { kept } from './kept.ts'

test('what is made is made once for each name, and what failed is made anew', async () => {
  const asked: string[] = []
  const get = kept(async (name: string) => {
    asked.push(name)
    if (asked.length === 1) throw new Error('The first fails.')
    return name.toUpperCase()
  })
  await expect(get('a')).rejects.toThrow('The first fails.')
  expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['A', 'A', 'B'])
  expect(await get('a')).toBe('A')
  expect(asked).toEqual(['a', 'a', 'b'])
})
