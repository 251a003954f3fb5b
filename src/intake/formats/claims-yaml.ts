import { DealgraphError } from '../../errors.ts'
import { readYaml } from '../yaml.ts'
import type { Format } from './format.ts'

/** YAML has to be held as a whole, at many times its size; nobody writes more than this by hand. */
const LARGEST = 16 * 1024 * 1024

/** The interchange format as YAML. */
export const claimsYaml: Format = {
  name: 'claims-yaml',
  title: 'claims as YAML',
  detects: (head, fileName) =>
    /\.ya?ml$/i.test(fileName) || /^(\s*#.*\n|---\n)*(sources|entities|claims|events):/.test(head),
  async *read(input) {
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of input as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > LARGEST)
        throw new DealgraphError(
          'BAD_INPUT',
          `A YAML file may have ${LARGEST / 1024 / 1024} MB; write more than that as JSON Lines.`,
        )
      pieces.push(piece)
    }
    const { records, faults } = readYaml(Buffer.concat(pieces).toString('utf8'))
    for (const fault of faults) yield { fault }
    for (const record of records) yield { record }
  },
}
