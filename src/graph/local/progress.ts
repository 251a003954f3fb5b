import { Presets, SingleBar } from 'cli-progress'

export interface Progress {
  to(count: number): void
  end(): void
}

/** A bar on a terminal; elsewhere a line at each quarter, which reads well in a log. */
export function openProgress(title: string, total: number, log: (line: string) => void): Progress {
  return process.stderr.isTTY ? bar(title, total) : lines(title, total, log)
}

function bar(title: string, total: number): Progress {
  const format = `${title} {bar} {value}/{total} · {duration_formatted}`
  const shown = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic)
  shown.start(total, 0)
  return { to: (count) => shown.update(Math.min(count, total)), end: () => shown.stop() }
}

function lines(title: string, total: number, log: (line: string) => void): Progress {
  let quarter = 0
  return {
    to(count) {
      const reached = Math.floor((4 * Math.min(count, total)) / total)
      if (reached <= quarter) return
      quarter = reached
      log(`${title}: ${quarter * 25} %`)
    },
    end() {},
  }
}
