import { createHash } from 'node:crypto'
import { DealgraphError } from '../errors.ts'
import { loadCypher } from '../graph/cypher.ts'
import type { Graph } from '../graph/graph.ts'

const FIND = loadCypher(import.meta.url, './cypher/find-short-address.cypher')
const COUNT = loadCypher(import.meta.url, './cypher/count-short-addresses.cypher')
const PUT = loadCypher(import.meta.url, './cypher/put-short-address.cypher')

/** Digits and letters that are not mistaken for one another. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'
/** Of all that fit, the shortest that stands for no other address. The last is the whole hash. */
const LENGTHS = [10, 13, 16, 52]
const ID = /^[0-9a-hjkmnp-tv-z]{10,52}$/

/** The ids that an address may have, the shortest first: they come from it alone. */
export function idsOf(address: string): string[] {
  let left = BigInt(`0x${createHash('sha256').update(address).digest('hex')}`)
  let digits = ''
  for (let i = 0; i < 52; i++, left /= 32n) digits += DIGITS[Number(left % 32n)] ?? ''
  return LENGTHS.map((length) => digits.slice(0, length))
}

/** Null: no address is kept under this id. */
export async function findAddress(graph: Graph, id: string): Promise<string | null> {
  if (!ID.test(id)) return null
  const [row] = await graph.read(FIND, { id })
  return typeof row?.[0] === 'string' ? row[0] : null
}

/**
 * The short id of an address: the same whenever and by whomever it is asked for. Of callers without a key no more than `most` are kept;
 * beyond them one that is kept already is still told. Errors: TOO_MANY_SHORT_LINKS.
 */
export async function shorten(
  graph: Graph,
  address: string,
  { anonymous, most, now }: { anonymous: boolean; most: number; now: Date },
): Promise<string> {
  for (const id of idsOf(address)) {
    const known = (await findAddress(graph, id)) ?? (await keep(id))
    if (known === address) return id
  }
  throw new Error('Two addresses have the same hash.')

  async function keep(id: string): Promise<unknown> {
    return await graph.write(PUT.name, async (tx) => {
      const [counted] = anonymous ? await tx.run(COUNT, {}) : []
      if (Number(counted?.[0] ?? 0) >= most && anonymous) {
        throw new DealgraphError(
          'TOO_MANY_SHORT_LINKS',
          `${most} short links are kept of callers without a key, and no more are taken. The long address works all the same.`,
        )
      }
      const at = now.toISOString()
      // Absent rather than false, so that what is counted is all that the index holds.
      const [row] = await tx.run(PUT, { id, address, now: at, anonymous: anonymous || null })
      return row?.[0]
    })
  }
}
