import { DealgraphError } from '../errors.ts'

export type Theme = 'light' | 'dark'

/** How an exhibit is to look, where its format has a look. */
export interface Look {
  /** Null: as its reader's own settings say, where the format can follow them, else light. */
  theme: Theme | null
  /** Pixels, 160 to 2400; null leaves it to the format. */
  width: number | null
  /** The address of the server, such as https://deals.example.com, for links to the answer; null where there is none. */
  base: string | null
  /**
   * Where this very view stands, without a format, such as https://deals.example.com/t/<token>: its formats are there, and nothing else is
   * to be linked to. Null or left out: it is a saved query that anyone may ask.
   */
  own?: string | null
}

/** Names that an address or a command gives beside a query's variables; no saved query may have a variable of such a name. */
export const LOOK_NAMES = ['theme', 'width'] as const

const [LEAST_WIDTH, MOST_WIDTH] = [160, 2_400]

/** Takes the look out of names and values; what is left are variables. BAD_INPUT where a value is none of those allowed. */
export function parseLook(pairs: readonly (readonly [string, string])[]): Omit<Look, 'base' | 'own'> & {
  rest: (readonly [string, string])[]
} {
  const given = (name: (typeof LOOK_NAMES)[number]): string | undefined =>
    pairs.findLast(([key]) => key === name)?.[1]
  const theme = given('theme') ?? null
  if (theme !== null && theme !== 'light' && theme !== 'dark')
    throw new DealgraphError(
      'BAD_INPUT',
      `theme must be light or dark, not ${JSON.stringify(theme.slice(0, 40))}.`,
    )
  return { theme, width: parseWidth(given('width')), rest: pairs.filter(([key]) => !isLookName(key)) }
}

const isLookName = (name: string): boolean => (LOOK_NAMES as readonly string[]).includes(name)

function parseWidth(given: string | undefined): number | null {
  if (given === undefined) return null
  const width = /^\d{1,5}$/.test(given) ? Number(given) : 0
  if (width >= LEAST_WIDTH && width <= MOST_WIDTH) return width
  throw new DealgraphError(
    'BAD_INPUT',
    `width must be a whole number of pixels from ${LEAST_WIDTH} to ${MOST_WIDTH}, not ${JSON.stringify(given.slice(0, 40))}.`,
  )
}
