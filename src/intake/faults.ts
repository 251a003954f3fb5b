import { appendFileSync, closeSync, openSync } from 'node:fs'
import type { Fault } from '../claims/parse.ts'
import { DealgraphError } from '../errors.ts'
import { unwritable } from '../file-errors.ts'

/** A fault with the file in which it stands. */
export interface FileFault extends Fault {
  file: string
}

/** More than anyone reads; beyond them faults are only counted. */
const MOST_KEPT = 10_000
const SHOWN = 100

/** Every fault found: kept to be told together or, where refused rows are wanted in a file, written there. */
export class Faults {
  count = 0
  private readonly kept: FileFault[] = []
  private readonly rejects: number | null
  private readonly path: string
  private pending = ''

  constructor(rejects: string | null) {
    this.path = rejects ?? ''
    this.rejects = rejects === null ? null : openRejects(rejects)
  }

  get areRefused(): boolean {
    return this.rejects !== null
  }
  add(fault: FileFault): void {
    this.count++
    if (this.rejects === null) {
      if (this.kept.length < MOST_KEPT) this.kept.push(fault)
      return
    }
    const { file, line, code, path, message, row } = fault
    const refused = { file, line, code, field: path.join('.') || null, reason: message, row: row ?? null }
    this.pending += `${JSON.stringify(refused)}\n`
    if (this.pending.length > 1 << 16) this.flush(this.rejects)
  }
  /** All of them as one error, by file and line. */
  toError(files: readonly string[]): DealgraphError {
    const place = new Map(files.map((file, i) => [file, i]))
    const faults = this.kept.sort(
      (a, b) => (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0) || (a.line ?? 0) - (b.line ?? 0),
    )
    const found = this.count === 1 ? 'One fault was' : `${this.count.toLocaleString('en')} faults were`
    const more = this.count > SHOWN ? ` These are the first ${SHOWN}.` : ''
    return new DealgraphError('IMPORT_FAULTS', `${found} found, so nothing was written.${more}`, {
      faults: faults.slice(0, SHOWN).map(({ row: _, ...fault }) => fault),
    })
  }
  close(): void {
    if (this.rejects === null) return
    this.flush(this.rejects)
    closeSync(this.rejects)
  }

  private flush(file: number): void {
    try {
      appendFileSync(file, this.pending)
    } catch (error) {
      throw unwritable(this.path, error)
    }
    this.pending = ''
  }
}

function openRejects(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    throw unwritable(path, error)
  }
}
