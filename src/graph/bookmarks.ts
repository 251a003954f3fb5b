import { AsyncLocalStorage } from 'node:async_hooks'

/** What a request has written: the bookmark of the last of it, from which on who sends it reads. */
export interface Written {
  bookmark: string | null
}

const requests = new AsyncLocalStorage<Written>()

/** Writes that `work` leads to are noted here. */
export const notingWrites = <T>(written: Written, work: () => T): T => requests.run(written, work)

/** Undefined where nothing came of it. */
export function noteWrite(bookmark: string | undefined): void {
  const written = requests.getStore()
  if (written && bookmark !== undefined) written.bookmark = bookmark
}
