import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { ask } from '../../src/cli/ask.ts'
import type { Doors } from '../../src/cli/doors.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { formatNamed } from '../../src/surfaces/formats.ts'
import { company, exhibitOf, finding } from '../support/exhibits.ts'
import { CONFIG } from '../support/fake-behind.ts'

const exhibit = exhibitOf({ entities: [company('xai')], findings: [finding('a')] })
const notAsked = async (): Promise<never> => {
  throw new Error('Nothing else is asked here.')
}
const doors: Doors = {
  schema: () => makeSchema(QUESTIONS),
  execute: notAsked,
  exhibit: async () => exhibit,
  export: notAsked,
  serve: notAsked,
}
const told: string[] = []
const output = { out: (text: string) => told.push(text), err: () => undefined, width: 80 }

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dealgraph-ask-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(['csv', 'md', 'mmd'])(
  'dealgraph ask --format %s writes to the terminal, or into a file',
  async (extension) => {
    const written = await formatNamed(extension).write(exhibit, { theme: null, width: null, base: null })
    expect(await ask(doors, CONFIG, output, 'outage', ['--format', extension])).toBe(0)
    expect(told.pop()).toBe(String(written).replace(/\n$/, ''))

    const out = join(folder, `answer.${extension}`)
    expect(await ask(doors, CONFIG, output, 'outage', ['--format', extension, '--out', out])).toBe(0)
    expect(await readFile(out, 'utf8')).toBe(written)
  },
)
