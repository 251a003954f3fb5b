import { appendFileSync, createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jsonLinesOf } from './lines.ts'

const CHUNK = 2 ** 20

/** What has to wait: kept in memory while it is little, and beyond that in a file that goes with it. */
export class Spool<T> implements AsyncIterable<T> {
  private folder: string | null = null
  private lines: string[] = []
  private size = 0

  add(value: T): void {
    const line = `${JSON.stringify(value)}\n`
    this.lines.push(line)
    this.size += line.length
    if (this.size > CHUNK) this.flush()
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    if (this.folder !== null) {
      for await (const met of jsonLinesOf(createReadStream(join(this.folder, 'waiting.jsonl')))) {
        if ('value' in met) yield met.value as T
      }
    }
    for (const line of this.lines) yield JSON.parse(line) as T
  }
  close(): void {
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true })
    this.folder = null
    this.lines = []
  }

  private flush(): void {
    this.folder ??= mkdtempSync(join(tmpdir(), 'dealgraph-import-'))
    appendFileSync(join(this.folder, 'waiting.jsonl'), this.lines.join(''))
    this.lines = []
    this.size = 0
  }
}
