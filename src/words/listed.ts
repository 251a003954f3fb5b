/** a, b and c. */
export const listed = (texts: readonly string[], last = 'and'): string =>
  texts.length < 2
    ? (texts[0] ?? '')
    : `${texts.slice(0, -1).join(', ')} ${last} ${texts[texts.length - 1] ?? ''}`
