import { heldKey } from '../session.ts'

export interface Fault {
  code: string
  message: string
  path: readonly string[]
}
export interface Outcome {
  faults: readonly Fault[]
}

/** What the server said no to, in its own words. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

interface Answer<T> {
  data?: T | null
  errors?: readonly { message: string; extensions?: { code?: string } }[]
}

/** Asks the own server with the key that is held; a failure is always a `Refused`. */
export async function ask<T>(query: string, variables: object = {}, key = heldKey()): Promise<T> {
  const authorization: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
  let answer: Answer<T>
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query, variables }),
      // With the cookie by which any server behind this address shows what was written.
      credentials: 'same-origin',
    })
    answer = (await response.json()) as Answer<T>
  } catch {
    throw new Refused('UNREACHABLE', 'The server did not answer. What you wrote is kept: try again.')
  }
  const [error] = answer.errors ?? []
  if (error) throw new Refused(error.extensions?.code ?? 'INTERNAL', error.message)
  if (!answer.data) throw new Refused('INTERNAL', 'The server gave no answer. Try again.')
  return answer.data
}

/**
 * Whether a key may write, without writing: a mutation that asks for nothing but its type's name is refused like any other where the key
 * may not, and does nothing where it may. Null: it may; else why not.
 */
export async function refusalOf(key: string): Promise<string | null> {
  // A header takes no other letters, and no key has any.
  if (!/^[\x21-\x7e]+$/.test(key)) return 'This is no key: a key has no spaces and no letters with accents.'
  try {
    await ask('mutation { __typename }', {}, key)
    return null
  } catch (error) {
    const { code, message } = error as Refused
    if (code === 'UNAUTHENTICATED')
      return 'The server does not know this key: it is wrong, has expired or was revoked.'
    if (code === 'FORBIDDEN')
      return 'This key may only read. To correct something, use one with the scope write.'
    return message
  }
}

/** A new idempotency key: what is sent twice with it is done once. `crypto.randomUUID` is not there on plain http. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
