import { createHash } from 'node:crypto'
import { DealgraphError } from '../errors.ts'

/** What a page is sorted by, from first to last; the last entry tells any two items apart. */
export type SortKey = readonly string[]

/**
 * Cursors hold the sort key of an item, so that a page goes on where the last one ended whatever was written in between.
 * The checksum is no secret: it tells a damaged cursor, or one of another list, from a good one. `list` therefore says all that
 * makes the list what it is: field, arguments and scope.
 */
export const toCursor = (list: string, key: SortKey): string =>
  Buffer.from(JSON.stringify([checksum(list, key), ...key])).toString('base64url')

export function fromCursor(list: string, cursor: string, length: number): SortKey {
  const [sum, ...key] = parse(cursor)
  if (key.length !== length || sum !== checksum(list, key)) {
    throw new DealgraphError(
      'BAD_CURSOR',
      '`after` is not a cursor of this list with these arguments and this scope, or it is damaged.',
    )
  }
  return key
}

const checksum = (list: string, key: SortKey): string =>
  createHash('sha256')
    .update(JSON.stringify([list, ...key]))
    .digest('hex')
    .slice(0, 12)

function parse(cursor: string): string[] {
  // Node's decoder skips what is not base64url; such a cursor is not one that we gave out.
  if (!/^[\w-]+$/.test(cursor)) return []
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(parsed) && parsed.every((part) => typeof part === 'string') ? parsed : []
  } catch {
    return []
  }
}
