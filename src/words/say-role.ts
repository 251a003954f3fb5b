import { sayConstant } from './say-constant.ts'

const WORDS: Readonly<Record<string, string>> = {
  BOARD_MEMBER: 'on the board of',
  BOARD_OBSERVER: 'an observer on the board of',
  EXECUTIVE: 'an executive of',
  CHAIR: 'chair of',
}

/** What somebody in a role is, before the name of the company: "CEO of", "an executive of". */
export const sayRole = (role: string): string => WORDS[role] ?? `${sayConstant(role)} of`
