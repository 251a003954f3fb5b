import { expect, test } from 'vitest'
import { Budget, withinBudget, withinWhatIsLeft } from './budget.ts'

test('a call gets its own time, or what is left where that is less', () => {
  expect(withinWhatIsLeft(2_000)).toBe(2_000)
  expect(withinWhatIsLeft(0)).toBe(0)
  const budget = new Budget(1_000)
  withinBudget(budget, () => {
    expect(withinWhatIsLeft(100)).toBe(100)
    for (const asked of [2_000, 0]) {
      const left = withinWhatIsLeft(asked)
      expect(left).toBeGreaterThan(500)
      expect(left).toBeLessThanOrEqual(1_000)
    }
    budget.limit(5_000)
    expect(budget.left()).toBeLessThanOrEqual(1_000)
    budget.limit(0)
    expect(withinWhatIsLeft(2_000)).toBe(1)
    budget.lift()
    expect(withinWhatIsLeft(0)).toBe(0)
  })
})
