/** One record as a line of JSON. What is null is left out, at any depth: the format's own way to say nothing. */
export const jsonLine = (value: unknown): string =>
  `${JSON.stringify(value, (_key, each: unknown) => each ?? undefined)}\n`

const CHUNK = 1 << 16

/** Small pieces of text joined to chunks that are worth sending. */
export async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let [held, size]: [string[], number] = [[], 0]
  for await (const piece of pieces) {
    held.push(piece)
    size += piece.length
    if (size < CHUNK) continue
    yield held.join('')
    held = []
    size = 0
  }
  if (held.length > 0) yield held.join('')
}
