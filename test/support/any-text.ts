import { type Arbitrary, constantFrom, oneof, string, tuple } from 'fast-check'
import { HOSTILE_TEXTS } from './hostile-texts.ts'

const SIGNS = '|`\\[]()<>&#@!*_~^$%{}:=+-."\'\n\r\t a1'.split('')

/** Any text at all, and often one of those known to break something, alone or within another. */
export const anyText: Arbitrary<string> = oneof(
  constantFrom(...HOSTILE_TEXTS),
  string({ unit: 'binary', maxLength: 40 }),
  string({ unit: constantFrom(...SIGNS), maxLength: 40 }),
  tuple(constantFrom(...HOSTILE_TEXTS), constantFrom(...HOSTILE_TEXTS)).map((both) => both.join(' ')),
)
