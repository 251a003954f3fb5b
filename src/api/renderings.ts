import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** What is drawn of an answer, kept as it was sent. */
export interface Rendering {
  body: string | Uint8Array
  etag: string
  /** When it was last known to be so. */
  asOf: Date
}

/** An answer that can be drawn. */
export interface Drawable {
  /** By which it is told whether it is as before: all that is drawn of it, but for the moment at which it was asked. */
  content: string
  /** With a line that is to stand above it, or as it is. */
  draw: (note?: string) => Promise<string | Uint8Array>
}

interface Kept extends Rendering {
  version: number
  draw: Drawable['draw']
  weight: number
  /** The same, drawn with a note that says as of when it is. */
  noted?: { asOf: Date; body: Promise<string | Uint8Array> }
}

const MOST_BYTES = 64 * 1024 * 1024
const MOST = 2_000
/** What is recorded ahead of its time, or on another day, comes to count without a write. */
const FOR_MS = 60_000

/**
 * Keeps what was drawn by the version of the graph. Equal requests at one time are drawn once; what is asked anew and is as before is not
 * drawn again. What was drawn last stays at hand until there is no room for it, for times when nothing new can be had.
 */
export class Renderings {
  private readonly kept: LRUCache<string, Kept>
  private readonly begun = new Map<string, Promise<Rendering>>()
  private readonly forMs: number
  /** What stands in every tag, so that a newer program's pictures are other pictures. */
  private readonly code: string

  constructor({
    code,
    forMs = FOR_MS,
    mostBytes = MOST_BYTES,
  }: { code: string; forMs?: number; mostBytes?: number }) {
    this.code = code
    this.forMs = forMs
    this.kept = new LRUCache({ max: MOST, maxSize: mostBytes, sizeCalculation: ({ weight }) => weight })
  }

  /** What stands under this key at this version of the graph, drawn if need be. */
  async at(key: string, version: number, ask: () => Promise<Drawable>): Promise<Rendering> {
    const known = this.kept.get(key)
    if (known?.version === version && Date.now() - known.asOf.getTime() < this.forMs) return known
    const of = `${version} ${key}`
    const begun = this.begun.get(of) ?? this.make(key, version, ask).finally(() => this.begun.delete(of))
    this.begun.set(of, begun)
    return await begun
  }

  /** What was drawn last, whatever became of the graph since; with the note where it can be drawn, else as it was. */
  async last(key: string, noteOf: (asOf: Date) => string): Promise<Rendering | null> {
    const known = this.kept.get(key)
    if (!known) return null
    const { asOf } = known
    if (known.noted?.asOf !== asOf) known.noted = { asOf, body: known.draw(noteOf(asOf)) }
    const body = await known.noted.body.catch(() => {
      // The next one may be drawn.
      delete known.noted
      return known.body
    })
    return { body, etag: known.etag, asOf }
  }

  private async make(key: string, version: number, ask: () => Promise<Drawable>): Promise<Rendering> {
    const asOf = new Date()
    const { content, draw } = await ask()
    const etag = tagOf([this.code, key, content])
    const known = this.kept.get(key)
    const body = known?.etag === etag ? known.body : await draw()
    const kept: Kept = {
      body,
      etag,
      asOf,
      version,
      draw,
      // Twice, for the same with a note may stand beside it, and what it was drawn from does.
      weight: 2 * (body.length + content.length) + key.length,
    }
    this.kept.set(key, kept)
    return kept
  }
}

/** Weak: two servers may write another moment of asking into the same answer. */
const tagOf = (parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length} `).update(part)
  return `W/"${hash.digest('base64url').slice(0, 27)}"`
}

/** Whether a caller has this already, by what it says under If-None-Match. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag))
}
