/** Deeper than any record of any format; what goes through values one within another would run out of stack. */
const DEEPEST = 64

/** Whether a value that was read nests too deep to be looked through. */
export function isTooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    )
  }
  return false
}

export const TOO_DEEP = {
  code: 'BAD_VALUE',
  message: `It nests more than ${DEEPEST} values one within another, as no record does.`,
  path: [],
}
