import { DealgraphError } from '../../errors.ts'
import { claimsLines } from './claims-lines.ts'
import { claimsYaml } from './claims-yaml.ts'
import type { Format } from './format.ts'
import { OTHER_FORMATS } from './formats.ts'

/** Every format that can be imported, in the order in which a file is tried on them. */
export const FORMATS: readonly Format[] = [claimsYaml, claimsLines, ...OTHER_FORMATS]

/** Formats whose claims name their own sources. */
const NAMES_SOURCES: readonly Format[] = [claimsYaml, claimsLines]

/** Whether claims of this format cite the source that stands for the file. */
export const citesItsFile = (format: Format): boolean => !NAMES_SOURCES.includes(format)

/** The format of this name; with `auto` the first that the file looks like, or else claims. */
export function chooseFormat(name: string, head: string, fileName: string): Format {
  if (name === 'auto') return FORMATS.find((format) => format.detects(head, fileName)) ?? claimsLines
  const named = FORMATS.find((format) => format.name === name)
  if (named) return named
  const names = ['auto', ...FORMATS.map((format) => format.name)].join(', ')
  throw new DealgraphError('BAD_INPUT', `There is no format ${name}; there are ${names}.`)
}
