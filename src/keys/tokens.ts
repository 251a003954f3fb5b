import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'
import { type Caller, isScope, isWriterName, SCOPES } from './caller.ts'

type TokenSettings = NonNullable<Config['tokens']>

/** Signed with a private key, each: a secret that the server shared with the issuer could also sign. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]
const FETCH_WITHIN_MS = 3_000

/** Checks tokens of one issuer by the public keys that it publishes; these are fetched when first needed, and kept. */
export function tokenReader({ jwksUrl, issuer, audience, scopeClaim }: TokenSettings) {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: FETCH_WITHIN_MS })
  const options = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['exp', 'sub'] }
  return async (token: string): Promise<Caller> => {
    try {
      return toCaller((await jwtVerify(token, keys, options)).payload, scopeClaim)
    } catch (error) {
      throw error instanceof DealgraphError ? error : refusal(error)
    }
  }
}

function toCaller(payload: JWTPayload, scopeClaim: string): Caller {
  const { sub = '', iss = '' } = payload
  if (!isWriterName(sub))
    throw new DealgraphError(
      'UNAUTHENTICATED',
      'The subject of the token cannot stand as a name in the record.',
    )
  const given = payload[scopeClaim]
  const words: unknown[] = Array.isArray(given) ? given : typeof given === 'string' ? given.split(' ') : []
  const scope = SCOPES.findLast((one) => words.filter(isScope).includes(one))
  if (scope) return { scope, by: sub, writer: `token:${iss} ${sub}` }
  throw new DealgraphError(
    'FORBIDDEN',
    `The token gives none of the scopes ${SCOPES.join(', ')} in its claim ${scopeClaim}.`,
  )
}

/** What is told of a token says what is wrong with it, and nothing that stands in it. */
function refusal(error: unknown): DealgraphError {
  if (isOfIssuer(error))
    return new DealgraphError(
      'ISSUER_UNAVAILABLE',
      'The token cannot be checked now: the public keys of its issuer cannot be had.',
      {},
      { cause: error },
    )
  return new DealgraphError('UNAUTHENTICATED', whyNot(error))
}

/** Jose tells an answer of the issuer that is no success by its most general error; what fetch throws is none of jose's. */
const isOfIssuer = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === errors.JOSEError.code

function whyNot(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.'
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The claim ${error.claim} of the token is missing, or not what this server expects.`
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'The token is not signed with a private key: this server takes no other.'
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return 'The token is not signed by a key of the issuer.'
  return NOT_A_KEY
}

export const NOT_A_KEY = 'What the header Authorization holds is neither a key nor a token of this server.'
