const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bco-?founder|\bfounder/i, 'FOUNDER'],
  [/\bchair(man|woman|person)?\b(?!.*\bcommittee)/i, 'BOARD_CHAIR'],
  [/\bchief executive|\bceo\b/i, 'CEO'],
  [/\bboard\b|\bnon-executive director/i, 'BOARD_MEMBER'],
  [/\bchief [a-z]+ officer|\bc[fot]o\b|\bpresident\b|\bexecutive\b/i, 'EXECUTIVE'],
  [/\bdirector\b/i, 'DIRECTOR'],
  [/\badvis[eo]r\b|\bconsultant\b/i, 'ADVISER'],
]
const BELOW = /\b(vice|deputy|assistant)\b|-elect\b/i

/** The role that a title names in the words of our model; null where it names none that is known for sure. */
export function roleOf(title: string | null): string | null {
  if (title === null) return null
  const role = WORDS.find(([word]) => word.test(title))?.[1] ?? null
  return role !== null && BELOW.test(title) ? (role === 'BOARD_CHAIR' ? 'BOARD_MEMBER' : 'EXECUTIVE') : role
}

/** Whether a title says that the role is over. */
export const isFormer = (title: string | null): true | null =>
  /\b(former|ex)\b/i.test(title ?? '') ? true : null
