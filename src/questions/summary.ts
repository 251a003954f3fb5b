/** One plain sentence: how many, and the first of them. */
export function summarise(
  findings: readonly { headline: string }[],
  total: number,
  words: { none: string; one: string; many: string },
): string {
  if (total === 0) return words.none
  const [first] = findings
  const count = total === 1 ? words.one : `${total} ${words.many}`
  return first ? `${count}${total === 1 ? ': ' : '; the first: '}${first.headline}` : `${count}.`
}
