import { DealgraphError } from '../errors.ts'

/** From least to most: each may do what those before it may. */
export const SCOPES = ['read', 'write', 'admin'] as const
export type KeyScope = (typeof SCOPES)[number]

/** Who asks, by a key or a token that was found good. */
export interface Caller {
  scope: KeyScope
  /** What stands beside what they write. */
  by: string
  /** Two callers of one name are told apart by this. */
  writer: string
}

export const isScope = (text: unknown): text is KeyScope =>
  typeof text === 'string' && (SCOPES as readonly string[]).includes(text)

/** Refuses whoever may not do what needs this scope; null is someone without a key. */
export function requireScope(caller: Caller | null, needed: KeyScope, what: string): Caller {
  if (!caller)
    throw new DealgraphError(
      'UNAUTHENTICATED',
      `${what} needs a key: send it as the header "Authorization: Bearer <key>". \`dealgraph keys create\` makes one.`,
    )
  if (SCOPES.indexOf(caller.scope) >= SCOPES.indexOf(needed)) return caller
  throw new DealgraphError(
    'FORBIDDEN',
    `${what} needs a key with the scope ${needed}; the scope of this one is ${caller.scope}.`,
    { needed, scope: caller.scope },
  )
}

/** Names stand in the record and on terminals, and some are the program's own. */
export const isWriterName = (name: string): boolean =>
  /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u.test(name) && name.trim() === name && !/^(pack:|import$)/.test(name)
