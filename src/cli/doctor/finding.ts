/** One thing that was looked at. */
export interface Looked {
  state: 'ok' | 'warn' | 'bad'
  what: string
  told: string
  /** What to do; where it is not as it should be. */
  todo?: string
}

export const ok = (what: string, told: string): Looked => ({ state: 'ok', what, told })
export const warn = (what: string, told: string, todo: string): Looked => ({
  state: 'warn',
  what,
  told,
  todo,
})
export const bad = (what: string, told: string, todo: string): Looked => ({ state: 'bad', what, told, todo })
