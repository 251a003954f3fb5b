import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { SigningKey, View } from './view.ts'

/** One algorithm and one type, fixed here: what the header of a token says of either is only ever compared with these. */
const ALGORITHM = 'HS256'
const TYPE = 'dealgraph-view+jwt'
const ID = /^[0-9a-f]{16}$/
/** Several times as long as any that we sign. */
const LONGEST = 1_000

export const newId = (): string => randomBytes(8).toString('hex')
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** The token of a view: its id, when it ends, and which key signed that. What it opens stands in the store. */
export async function signToken({ id, expiresAt }: View, key: SigningKey): Promise<string> {
  const token = new SignJWT().setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: key.id }).setJti(id)
  if (expiresAt !== null) token.setExpirationTime(Math.ceil(Date.parse(expiresAt) / 1000))
  return await token.sign(bytesOf(key))
}

/** Which view a token is of, and which key signed it; null where no key of ours did. An expired one is still told from a forged one. */
export async function readToken(
  text: string,
  keyOf: (id: string) => Promise<SigningKey | null>,
): Promise<{ view: string; key: SigningKey } | null> {
  if (text.length > LONGEST) return null
  let key: SigningKey | null = null
  const secretOf = async ({ kid }: { kid?: string }): Promise<Uint8Array> => {
    key = kid !== undefined && ID.test(kid) ? await keyOf(kid) : null
    if (!key) throw new errors.JWKSNoMatchingKey()
    return bytesOf(key)
  }
  const view = await jwtVerify(text, secretOf, {
    algorithms: [ALGORITHM],
    typ: TYPE,
    requiredClaims: ['jti'],
  })
    .then(({ payload }) => payload.jti)
    .catch((error: unknown) => {
      // The signature is looked at first: this one was good once.
      if (error instanceof errors.JWTExpired) return error.payload.jti
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
      throw error
    })
  return view !== undefined && ID.test(view) && key !== null ? { view, key } : null
}

const bytesOf = ({ secret }: SigningKey): Uint8Array => Buffer.from(secret, 'base64url')
