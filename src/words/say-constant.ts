/** COMPUTE_CAPACITY → compute capacity; CEO stays CEO. Sentences write centre, so constants are said as that too. */
export const sayConstant = (constant: string): string =>
  constant.length <= 3
    ? constant
    : constant
        .toLowerCase()
        .replaceAll('_', ' ')
        .replace(/\bcenter\b/, 'centre')
