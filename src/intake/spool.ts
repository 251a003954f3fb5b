import { appendFileSync, closeSync, fstatSync, openSync, readSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Characters that all parts together hold in memory before they go to files. */
const HELD = 16 * 1024 * 1024

/**
 * Things laid aside in parts, to be read back part by part: in memory while they are few, else in files that vanish with the process.
 */
export class Spool<T> {
  count = 0
  private readonly path: string
  private readonly held: string[][]
  private readonly files: (number | undefined)[] = []
  private heldSize = 0
  private readonly most: number

  constructor(folder: string, name: string, parts: number, most = HELD) {
    this.most = most
    this.path = join(folder, name)
    this.held = Array.from({ length: parts }, () => [])
  }

  get parts(): number {
    return this.held.length
  }
  add(part: number, thing: T): void {
    const text = JSON.stringify(thing)
    this.held[part]?.push(text)
    this.count++
    this.heldSize += text.length
    if (this.heldSize > this.most) this.flush()
  }
  /** Whole parts, several together as long as they hold fewer than so many things. */
  *groups(most: number): Generator<T[]> {
    let group: T[] = []
    for (let part = 0; part < this.parts; part++) {
      const things = this.read(part)
      if (group.length > 0 && group.length + things.length > most) {
        yield group
        group = []
      }
      // Not spread: a part may hold more than fit on the stack.
      if (group.length === 0) group = things
      else for (const thing of things) group.push(thing)
    }
    if (group.length > 0) yield group
  }
  close(): void {
    for (const file of this.files) if (file !== undefined) closeSync(file)
    this.files.length = 0
  }

  private read(part: number): T[] {
    const file = this.files[part]
    const texts = file === undefined ? [] : stored(file)
    return [...texts, ...(this.held[part] ?? [])].map((text) => JSON.parse(text) as T)
  }
  private flush(): void {
    for (const [part, texts] of this.held.entries()) {
      if (texts.length === 0) continue
      const file = this.files[part] ?? this.open(part)
      this.files[part] = file
      appendFileSync(file, `${texts.join('\n')}\n`)
      texts.length = 0
    }
    this.heldSize = 0
  }
  private open(part: number): number {
    const path = `${this.path}-${part}`
    const file = openSync(path, 'w+')
    try {
      unlinkSync(path)
    } catch {
      // Where an open file cannot be unlinked, it goes with its folder.
    }
    return file
  }
}

function stored(file: number): string[] {
  const bytes = Buffer.alloc(fstatSync(file).size)
  let at = 0
  while (at < bytes.length) at += readSync(file, bytes, at, bytes.length - at, at)
  return bytes.toString('utf8').trimEnd().split('\n')
}
