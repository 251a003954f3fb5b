import { expect, test } from 'vitest'
import { ARITHMETIC_FLOOR, World } from './world.ts'

test('a world tells whether anything was decided by its floor, and one made from it begins anew', () => {
  const world = new World([], [])
  expect(world.isFloorAsked).toBe(false)
  const copy = new World([], [], world)
  expect(copy.isFloorAsked).toBe(false)
  expect(copy.floor).toBe(ARITHMETIC_FLOOR)
  expect(copy.isFloorAsked).toBe(true)
})
