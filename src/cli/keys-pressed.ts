import { emitKeypressEvents } from 'node:readline'

/** Keys as they are pressed, one at a time. */
export interface Keys {
  next(): Promise<string>
  close(): void
}

/** The keys of this terminal; null where there is none. Ctrl-C and the end of the input are q. */
export function openKeys(): Keys | null {
  const { stdin } = process
  if (!stdin.isTTY || !process.stdout.isTTY) return null
  emitKeypressEvents(stdin)
  return {
    async next() {
      stdin.setRawMode(true)
      stdin.resume()
      try {
        return await new Promise((resolve) => {
          stdin.once(
            'keypress',
            (text: string | undefined, { name, ctrl }: { name?: string; ctrl?: boolean }) =>
              resolve(ctrl && (name === 'c' || name === 'd') ? 'q' : (text ?? name ?? '')),
          )
          stdin.once('end', () => resolve('q'))
        })
      } finally {
        stdin.setRawMode(false)
        stdin.pause()
      }
    },
    close() {
      stdin.pause()
    },
  }
}
