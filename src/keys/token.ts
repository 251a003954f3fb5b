import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const ID_BYTES = 8
const SECRET_BYTES = 32
const FORM = /^dgk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/

/** A key as its holder has it: dgk_<id>_<secret>. Only the hash of the secret is stored. */
export interface NewKey {
  id: string
  text: string
  hash: string
}

export function newKey(): NewKey {
  const id = randomBytes(ID_BYTES).toString('hex')
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return { id, text: `dgk_${id}_${secret}`, hash: hashOf(secret) }
}

/** Null where the text is no key. */
export function readKey(text: string): { id: string; hash: string } | null {
  const [, id, secret] = FORM.exec(text) ?? []
  return id !== undefined && secret !== undefined ? { id, hash: hashOf(secret) } : null
}

/** In a time that does not tell how much of them is equal. */
export const isSameHash = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Nobody can guess 32 random bytes, so a fast hash is enough: slow ones protect passwords that people choose. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
