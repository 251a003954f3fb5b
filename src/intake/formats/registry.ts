import { DealgraphError } from '../../errors.ts'
import { claimsLines } from './claims-lines.ts'
import { claimsYaml } from './claims-yaml.ts'
import { csv } from './csv/csv.ts'
import type { Format } from './format.ts'
import { OTHER_FORMATS } from './formats.ts'

/** Every format that can be imported, in the order in which a file is tried on them. */
export const FORMATS: readonly Format[] = [claimsYaml, claimsLines, ...OTHER_FORMATS]

/** Formats whose claims name their own sources. */
const NAMES_SOURCES: readonly Format[] = [claimsYaml, claimsLines]

/** Whether claims of this format cite the source that stands for the file. */
export const citesItsFile = (format: Format): boolean => !NAMES_SOURCES.includes(format)

export interface Chosen {
  /** Name of a format; `auto`: the one that the file looks like. */
  format: string
  /** Where a mapping is given, a file that looks like nothing is the table that it is for. */
  hasMapping: boolean
}

/** The format by which a file is read; with `auto` the first that it looks like. */
export function chooseFormat({ format: name, hasMapping }: Chosen, head: string, fileName: string): Format {
  const names = FORMATS.map((format) => format.name).join(', ')
  if (name === 'auto') {
    const found = FORMATS.find((format) => format.detects(head, fileName))
    if (found) return found
    if (mayBeClaims(head)) return claimsLines
    if (hasMapping) return csv
    throw new DealgraphError('UNKNOWN_FORMAT', `The file ${fileName} looks like none of: ${names}.`)
  }
  const named = FORMATS.find((format) => format.name === name)
  if (named) return named
  throw new DealgraphError('BAD_INPUT', `There is no format ${name}; there are auto, ${names}.`)
}

/** One object a line, or nothing at all: whoever wrote it meant claims, and is told what is wrong by line. */
const mayBeClaims = (head: string): boolean =>
  head.trim() === '' ||
  /^\s*\{[^\n]*\}\s*(\n|$)/.test(head) ||
  /^\{\s*"(source|entity|claim|event)"\s*:/m.test(head)
