import type { Locator, Page } from 'playwright-core'

/** How somebody uses a page; each use is a step, and is counted. */
export interface Hand {
  page: Page
  steps: number
  press(on: Locator): Promise<void>
  /** Puts a text in the place of what stands in a field, and is done with it. */
  write(into: Locator, text: string): Promise<void>
}

export function byMouse(page: Page): Hand {
  const hand: Hand = {
    page,
    steps: 0,
    async press(on) {
      hand.steps++
      await on.click()
    },
    async write(into, text) {
      hand.steps++
      await into.click()
      await into.fill(text)
      await into.press('Tab')
    },
  }
  return hand
}

/** With no other device: each thing is reached by the tab key, or not at all. */
export function byKeyboard(page: Page): Hand {
  const reach = async (to: Locator): Promise<void> => {
    await to.waitFor({ state: 'attached' })
    for (let i = 0; i < MOST_TABS; i++) {
      if (await to.evaluate((element) => element.matches(':focus'))) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The tab key does not lead to ${String(to)}.`)
  }
  const hand: Hand = {
    page,
    steps: 0,
    async press(on) {
      hand.steps++
      await reach(on)
      const isBox = await on.evaluate((element) => element.matches('input[type="checkbox"]'))
      await page.keyboard.press(isBox ? 'Space' : 'Enter')
    },
    async write(into, text) {
      hand.steps++
      await reach(into)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    },
  }
  return hand
}
const MOST_TABS = 400
