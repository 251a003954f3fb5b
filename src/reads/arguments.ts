import { DealgraphError } from '../errors.ts'

export type Args = Readonly<Record<string, unknown>>

const MAX_FIRST = 100

/** How many items are asked for: 1 to 100. */
export function firstOf(args: Args, otherwise = 25): number {
  const first = args['first'] ?? otherwise
  if (typeof first !== 'number' || !Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
    throw new DealgraphError(
      'BAD_INPUT',
      `\`first\` must be a whole number from 1 to ${MAX_FIRST}, not ${JSON.stringify(first)}.`,
    )
  }
  return first
}

/** A list that an argument gives; null where it was not given, which is not the same as an empty one. */
export function listOf(args: Args, name: string): string[] | null {
  const value = args[name]
  if (value === null || value === undefined) return null
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return [...new Set(list.map(String))].sort()
}

export const textOf = (args: Args, name: string): string | null => {
  const value = args[name]
  return typeof value === 'string' ? value : null
}
