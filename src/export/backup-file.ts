import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { DealgraphError } from '../errors.ts'
import { isOfFile, unreadable } from '../file-errors.ts'

/** Raised when an older program could not read what is written. */
const VERSION = 1

const KINDS = ['source', 'entity', 'claim', 'event'] as const
export type Kind = (typeof KINDS)[number]
export type Counts = Record<Kind, number>

const header = z.strictObject({
  dealgraphBackup: z.strictObject({ version: z.number(), madeAt: z.string(), packs: z.array(z.string()) }),
})
const count = z.number().int().min(0)
const trailer = z.strictObject({
  end: z.strictObject({ source: count, entity: count, claim: count, event: count, sha256: z.string() }),
})
export interface BackupContent {
  madeAt: string
  packs: string[]
  counts: Counts
}
export interface BackupRecord {
  kind: Kind
  value: unknown
}

const kindOf = (line: string): Kind | undefined => KINDS.find((kind) => line.startsWith(`{"${kind}":`))
const none = (): Counts => ({ source: 0, entity: 0, claim: 0, event: 0 })

/** Lines of records between a first line that says what it is, and a last one by which a reader knows that it has them all, unaltered. */
export async function* framed(
  lines: AsyncIterable<string>,
  madeAt: string,
  packs: readonly string[],
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const counts = none()
  const first = `${JSON.stringify({ dealgraphBackup: { version: VERSION, madeAt, packs } })}\n`
  hash.update(first)
  yield first
  for await (const line of lines) {
    const kind = kindOf(line)
    if (!kind) throw new Error('A line of the record begins with no kind.')
    counts[kind]++
    hash.update(line)
    yield line
  }
  yield `${JSON.stringify({ end: { ...counts, sha256: hash.digest('hex') } })}\n`
}

/** Reads the whole of a backup, each record to `take`, and says what it holds. BACKUP_DAMAGED wherever it is not as it was written. */
export async function readBackup(
  path: string,
  take: (record: BackupRecord) => Promise<void> = async () => undefined,
): Promise<BackupContent> {
  const hash = createHash('sha256')
  const counts = none()
  let head: z.output<typeof header>['dealgraphBackup'] | undefined
  let ended = false
  for await (const line of linesOf(path)) {
    if (ended) throw damaged(path, 'it goes on after its end')
    if (!head) head = headOf(path, line)
    else {
      const kind = kindOf(line)
      if (kind) {
        counts[kind]++
        const value = (parsed(path, line) as Record<Kind, unknown>)[kind]
        await take({ kind, value })
      } else {
        const { data } = trailer.safeParse(parsed(path, line))
        if (!data) throw damaged(path, 'a line of it is no record')
        const { sha256, ...told } = data.end
        if (sha256 !== hash.digest('hex')) throw damaged(path, 'its checksum is another')
        if (KINDS.some((each) => told[each] !== counts[each])) throw damaged(path, 'records are missing')
        ended = true
        continue
      }
    }
    hash.update(`${line}\n`)
  }
  if (!head || !ended) throw damaged(path, 'its end is missing')
  return { madeAt: head.madeAt, packs: head.packs, counts }
}

function headOf(path: string, line: string): z.output<typeof header>['dealgraphBackup'] {
  const { data } = header.safeParse(parsed(path, line))
  if (!data) throw damaged(path, 'it is no backup of Dealgraph')
  const { dealgraphBackup } = data
  if (dealgraphBackup.version > VERSION) throw damaged(path, 'a newer Dealgraph wrote it')
  return dealgraphBackup
}

function parsed(path: string, line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw damaged(path, 'a line of it is not JSON')
  }
}

const damaged = (path: string, why: string): DealgraphError =>
  new DealgraphError('BACKUP_DAMAGED', `The file ${path} cannot be restored: ${why}.`)

/** Only a line feed ends a line; Node's readline would break at U+2028, which stands in names unescaped. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  const file = createReadStream(path)
  const gunzip = createGunzip()
  file.once('error', (error) => gunzip.destroy(error))
  let held = ''
  try {
    for await (const chunk of file.pipe(gunzip) as AsyncIterable<Buffer>) {
      const lines = (held + decoder.write(chunk)).split('\n')
      held = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    if (isOfFile(error)) throw unreadable(path, error)
    const { code } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_') === true || code === 'ERR_BUFFER_TOO_LARGE')
      throw damaged(path, 'it is cut or altered')
    throw error
  } finally {
    file.destroy()
  }
  if (held !== '') throw damaged(path, 'its end is missing')
}
