import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeCommand } from '../../../test/support/fake-command.ts'
import { type Env, findJava, parseJavaVersion } from './java.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealgraph-unit-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const fake = (script: string, folder = 'bin') => fakeCommand(join(dir, folder), 'java', script)
const find = (env: Env, others: string[] = [], oldest = 17) => findJava(env, oldest, () => others)
const javaOf = (version: string) => `echo 'openjdk version "${version}"' >&2`

describe('Java', () => {
  test.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_402"', 8],
    ['openjdk version "25-ea" 2025-09-16', 25],
    ['openjdk version "21" 2023-09-19 LTS', 21],
    ['Picked up JAVA_TOOL_OPTIONS: -Dx=1\nopenjdk version "11.0.2"', 11],
  ])('%s is Java %i', (text, major) => {
    expect(parseJavaVersion(text)?.major).toBe(major)
  })

  test('what is no version is none', () => {
    expect(parseJavaVersion('The operation couldn’t be completed.')).toBeUndefined()
  })

  test('of JAVA_HOME goes first', async () => {
    const env = { JAVA_HOME: dir, PATH: fake(javaOf('17.0.1'), 'other') }
    fake(javaOf('25.0.1'))
    expect(await find(env)).toEqual({ path: join(dir, 'bin/java'), major: 25, version: '25.0.1' })
  })

  test('of PATH serves where that of JAVA_HOME is too old', async () => {
    fake(javaOf('11.0.2'), 'old/bin')
    const env = { JAVA_HOME: join(dir, 'old'), PATH: fake(javaOf('21.0.1')) }
    expect(await find(env)).toMatchObject({ path: 'java', major: 21 })
  })

  test('beside that of PATH serves where that is too old', async () => {
    const path = fake(javaOf('17.0.1'))
    const newer = join(fake(javaOf('25.0.1'), 'newer'), 'java')
    expect(await find({ PATH: path }, [newer], 21)).toMatchObject({ path: newer, major: 25 })
    expect(await find({ PATH: path }, [newer])).toMatchObject({ path: 'java', major: 17 })
    await expect(find({ PATH: path }, [], 21)).rejects.toMatchObject({
      code: 'JAVA_TOO_OLD',
      message: expect.stringMatching(/needs Java 21 or newer, but java is 17\.0\.1/) as string,
    })
  })

  test('missing says what to do', async () => {
    const failing = find({ PATH: dir, JAVA_HOME: join(dir, 'nowhere') })
    await expect(failing).rejects.toMatchObject({
      code: 'NO_JAVA',
      message: expect.stringMatching(/install .* or set NEO4J_URI/) as string,
    })
  })

  test('too old names the version that was found', async () => {
    await expect(find({ PATH: fake(javaOf('1.8.0_402')) })).rejects.toMatchObject({
      code: 'JAVA_TOO_OLD',
      message: expect.stringContaining('1.8.0_402') as string,
    })
  })
})
