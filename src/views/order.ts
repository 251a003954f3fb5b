import type { GraphQLSchema } from 'graphql'
import { DealgraphError, type ErrorCode } from '../errors.ts'
import { pinVariables } from '../questions/pin-variables.ts'
import { findSaved, type SavedQuery } from '../questions/saved.ts'
import type { InputFault } from '../writing/write.ts'
import type { View } from './view.ts'

const DAY_MS = 86_400_000
/** How long a view is shown where nobody says how long. */
export const USUAL_DAYS = 365
/** More than that only as "never", which has to be said. */
export const MOST_DAYS = 1_826
const MOST_ORIGINS = 20
const LONGEST_LABEL = 200
const MOST_VARIABLE_BYTES = 10_000

/** What is wanted of a new view. */
export interface ViewOrder {
  query: string
  variables: { [name: string]: unknown }
  /** Null: the title of the saved query. */
  label: string | null
  /** Undefined: the usual time; null: never. */
  expiresAt: string | null | undefined
  frameAncestors: readonly string[]
}

export type Draft = Pick<View, 'query' | 'variables' | 'label' | 'expiresAt' | 'frameAncestors'>

/** The order with what it leaves out, or all that is wrong with it, each with its place in the order. */
export function checkOrder(
  order: ViewOrder,
  { schema, saved, now }: { schema: GraphQLSchema; saved: readonly SavedQuery[]; now: Date },
): { draft: Draft; query: SavedQuery } | { faults: InputFault[] } {
  const faults: InputFault[] = []
  const at = <T>(field: string, check: () => T): T | undefined => {
    try {
      return check()
    } catch (error) {
      if (!(error instanceof DealgraphError)) throw error
      faults.push({ code: error.code, message: error.message, path: [field] })
      return undefined
    }
  }
  const query = at('query', () => findSaved(saved, order.query))
  const variables = query && at('variables', () => pinned(schema, query, order.variables))
  const label = at('label', () => checkLabel(order.label ?? query?.title ?? 'unknown'))
  const expiresAt = at('expiresAt', () => checkExpiry(order.expiresAt, now))
  const frameAncestors = at('frameAncestors', () => checkOrigins(order.frameAncestors))
  if (!query || !variables || label === undefined || expiresAt === undefined || !frameAncestors)
    return { faults }
  return { query, draft: { query: query.name, variables, label, expiresAt, frameAncestors } }
}

function pinned(schema: GraphQLSchema, query: SavedQuery, given: unknown): View['variables'] {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw bad('The variables must be an object, such as {"company": "anthropic"}.')
  const all = pinVariables(schema, query, given as View['variables'])
  if (Buffer.byteLength(JSON.stringify(all)) > MOST_VARIABLE_BYTES)
    throw bad(`The variables take more than ${MOST_VARIABLE_BYTES} bytes.`)
  return all
}

function checkLabel(label: string): string {
  if (new RegExp(`^[^\\p{C}\\p{Zl}\\p{Zp}]{1,${LONGEST_LABEL}}$`, 'u').test(label) && label.trim() === label)
    return label
  throw bad(`The label of a view has 1 to ${LONGEST_LABEL} characters on one line, no blank at its ends.`)
}

function checkExpiry(expiresAt: string | null | undefined, now: Date): string | null {
  if (expiresAt === null) return null
  if (expiresAt === undefined) return new Date(now.getTime() + USUAL_DAYS * DAY_MS).toISOString()
  const end = Date.parse(expiresAt)
  if (Number.isNaN(end))
    throw bad('expiresAt must be a moment with its time zone, such as 2027-03-31T00:00:00Z.', 'BAD_DATE')
  if (end <= now.getTime()) throw bad('expiresAt has passed.', 'BAD_DATE')
  if (end > now.getTime() + MOST_DAYS * DAY_MS)
    throw bad(
      `A view ends after at most ${MOST_DAYS} days. One that is to stay has to be made to never expire.`,
      'BAD_DATE',
    )
  return new Date(end).toISOString()
}

/** They go into a header as they are: origins, or * for any, and nothing else. */
const ORIGIN = /^https?:\/\/(\*\.)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:\d{1,5})?$/
function checkOrigins(origins: readonly string[]): string[] {
  if (origins.length > MOST_ORIGINS) throw bad(`A view names at most ${MOST_ORIGINS} origins.`)
  for (const origin of origins) {
    if (origin === '*' || ORIGIN.test(origin)) continue
    throw bad(
      `${JSON.stringify(origin.slice(0, 100))} is no origin: write https://wiki.example.com, https://*.example.com, or * for any.`,
    )
  }
  return [...new Set(origins)]
}

const bad = (message: string, code: ErrorCode = 'BAD_VALUE'): DealgraphError =>
  new DealgraphError(code, message)
