import { Readable } from 'node:stream'

/** Enough to tell what it is, or its header. */
const HEAD = 2 ** 16

/** The first lines of a stream, without blanks before them, and the stream as it was before anybody looked. */
export async function peek(input: Readable): Promise<{ begins: string; whole: Readable }> {
  const chunks = input[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const first: Uint8Array[] = []
  let begins = ''
  for (let size = 0; size < HEAD && !begins.includes('\n'); ) {
    const next = await chunks.next()
    if (next.done) break
    first.push(next.value)
    size += next.value.length
    begins = Buffer.concat(first)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart()
  }
  return { begins, whole: Readable.from(together(first, chunks), { objectMode: false }) }
}

async function* together(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
