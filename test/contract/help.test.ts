import { describe, expect, it } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { runProgram } from '../../src/cli/program.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'

async function said(...args: string[]): Promise<string> {
  const lines: string[] = []
  const doors = {
    schema: () => makeSchema(QUESTIONS),
    execute: async () => ({}),
    exhibit: async () => {
      throw new Error('Nothing is asked here.')
    },
    export: async () => {
      throw new Error('not asked for')
    },
    serve: async () => ({ address: '', warm: async () => undefined, stop: async () => undefined }),
  }
  const output = { out: (text: string) => void lines.push(text), err: () => undefined, width: 80 }
  expect(await runProgram({ doors, output, env: {}, exitCode: 0 }, args)).toBe(0)
  return lines.join('\n')
}

describe('help', () => {
  it.each([
    [['help'], ['--help']],
    [
      ['help', 'import'],
      ['import', '--help'],
    ],
    [
      ['help', 'ask'],
      ['ask', '--help'],
    ],
    [
      ['help', 'ask', 'leverage'],
      ['ask', 'leverage', '--help'],
    ],
  ])('%j is %j', async (words, options) => {
    const text = await said(...words)
    expect(text).not.toBe('')
    expect(text).toBe(await said(...options))
  })

  it('of no command is refused', async () => {
    await expect(said('help', 'nonsense')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})
