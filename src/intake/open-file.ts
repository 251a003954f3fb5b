import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DealgraphError } from '../errors.ts'
import { unreadable } from '../file-errors.ts'
import { Utf8Check } from './utf8-check.ts'

const HEAD = 64 * 1024
const PIECE = 256 * 1024
const BOM = Buffer.from([0xef, 0xbb, 0xbf])

/** The bytes of a file, unpacked if it is gzip, without a byte order mark, and UTF-8 for sure. `onBytes` hears of each piece as stored. */
export async function openFile(path: string, onBytes: (count: number) => void = () => {}): Promise<Readable> {
  const packed = await isGzip(path)
  const stored = createReadStream(path, { highWaterMark: PIECE })
  stored.on('data', (piece) => onBytes(piece.length))
  return Readable.from(checked(packed ? unpacked(stored) : stored, path), { objectMode: false })
}

/** The beginning of a file as text, by which its format is told. */
export async function headOf(path: string): Promise<string> {
  const input = await openFile(path)
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of input as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.length
    if (size >= HEAD) break
  }
  return Buffer.concat(pieces).subarray(0, HEAD).toString('utf8')
}

async function* checked(input: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  const check = new Utf8Check()
  let first = true
  try {
    for await (const given of input) {
      const piece = first && given.subarray(0, 3).equals(BOM) ? given.subarray(3) : given
      first = false
      check.take(piece)
      yield piece
    }
    check.end()
  } catch (error) {
    throw toCoded(error, path, check)
  }
}

function toCoded(error: unknown, path: string, check: Utf8Check): unknown {
  if (check.fault !== null) {
    const { line, byte } = check.fault
    return new DealgraphError(
      'NOT_UTF8',
      `The file ${path} is not UTF-8 at line ${line}, byte ${byte} of it; save it as UTF-8 and import it again.`,
    )
  }
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined) return error
  if (code.startsWith('Z_'))
    return new DealgraphError('BAD_INPUT', `The file ${path} is no whole gzip file: ${code}.`)
  return unreadable(path, error)
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unpacked(stored: Readable): Readable {
  const gunzip = createGunzip({ chunkSize: PIECE })
  stored.on('error', (error) => gunzip.destroy(error))
  return stored.pipe(gunzip)
}
