import { writeState } from './address.ts'
import { type Action, act, type State } from './state.ts'

/** What was, what is, and what was undone. */
export interface Past {
  before: readonly State[]
  now: State
  after: readonly State[]
}

const MOST_STEPS = 200

export const begin = (now: State): Past => ({ before: [], now, after: [] })

/** What changes nothing is no step. */
export function step(past: Past, action: Action): Past {
  const next = act(past.now, action)
  if (writeState(next) === writeState(past.now)) return past
  return { before: [...past.before, past.now].slice(-MOST_STEPS), now: next, after: [] }
}

export function undo({ before, now, after }: Past): Past | null {
  const last = before.at(-1)
  return last ? { before: before.slice(0, -1), now: last, after: [now, ...after] } : null
}

export function redo({ before, now, after }: Past): Past | null {
  const [next, ...rest] = after
  return next ? { before: [...before, now], now: next, after: rest } : null
}
