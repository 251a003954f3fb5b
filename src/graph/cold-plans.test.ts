import { expect, test } from 'vitest'
import { ColdPlans } from './cold-plans.ts'

const never = new Promise<never>(() => {})

test('two texts are planned at once, and one that is answered is planned no more', async () => {
  const plans = new ColdPlans()
  const asked: string[] = []
  const answers: (() => void)[] = []
  const ask = (text: string) =>
    plans.run(
      text,
      () => {
        asked.push(text)
        return new Promise<void>((resolve) => answers.push(resolve))
      },
      never,
    )
  const all = ['a', 'b', 'c'].map(ask)
  await Promise.resolve()
  expect(asked).toEqual(['a', 'b'])
  answers[0]?.()
  await expect.poll(() => asked).toEqual(['a', 'b', 'c'])
  for (const answer of answers) answer()
  await Promise.all(all)
  expect(plans.isCold('a')).toBe(false)
  plans.forget()
  expect(plans.isCold('a')).toBe(true)
})

test('what is given up leaves its place, though it never ends', async () => {
  const plans = new ColdPlans()
  let giveUp: () => void = () => undefined
  const givenUp = new Promise<void>((resolve) => {
    giveUp = resolve
  })
  for (const text of ['a', 'b']) void plans.run(text, () => never, givenUp)
  const third = plans.run('c', async () => 'answered', never)
  giveUp()
  expect(await third).toBe('answered')
})

test('what may outlive its request is one of a text, and two at once', async () => {
  const plans = new ColdPlans()
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const first = plans.outlive('a', () => ended)
  expect([plans.mayOutlive('a'), plans.mayOutlive('b')]).toEqual([false, true])
  void plans.outlive('b', () => never)
  expect(plans.mayOutlive('c')).toBe(false)
  end()
  await first
  expect([plans.mayOutlive('b'), plans.mayOutlive('c')]).toEqual([false, true])
})
