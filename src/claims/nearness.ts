import { distance } from 'fastest-levenshtein'

/** More than this part of a name written otherwise is another name. */
const MOST_WRONG = 0.4

/** Of a text of any length so much is compared: to order a megabyte of marks over one letter takes minutes. */
const LONGEST = 200
const fold = (text: string): string =>
  text.slice(0, LONGEST).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether a text may have been meant as this name: as a whole, or by a word that both have but for a typo. */
export function isNear(text: string, name: string): boolean {
  const [written, known] = [words(text), words(name)]
  if (isTypo(written.join(''), known.join(''), MOST_WRONG)) return true
  // A letter or two stand in many names.
  return written.some((word) => word.length > 2 && known.some((other) => isTypo(word, other, 0.25)))
}

const isTypo = (a: string, b: string, mostWrong: number): boolean =>
  distance(a, b) <= Math.floor(mostWrong * Math.max(a.length, b.length))

/** The name that was most likely meant, if any is near. */
export function nearest(text: string, names: readonly string[]): string | null {
  const whole = (name: string): number => distance(fold(text), fold(name))
  return names.filter((name) => isNear(text, name)).sort((a, b) => whole(a) - whole(b))[0] ?? null
}
