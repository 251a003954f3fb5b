import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeCommand } from '../../../test/support/fake-command.ts'
import { fetchJars, NEO4J_VERSION } from './fetch.ts'
import { isIntact, writeManifest } from './manifest.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealgraph-unit-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const fakeMaven = (script: string) => fakeCommand(join(dir, 'bin'), 'mvn', script)

describe('fetching', () => {
  const folder = () => join(dir, `cache/neo4j-${NEO4J_VERSION}`)
  const jar = () => join(folder(), `jars/neo4j-${NEO4J_VERSION}.jar`)
  /** A Maven that writes two small jars and counts its runs. */
  const maven = () =>
    fakeMaven(
      `echo run >> ${dir}/runs
       for a in "$@"; do case "$a" in -DoutputDirectory=*) out="\${a#*=}";; esac; done
       mkdir -p "$out"; echo one > "$out/neo4j-${NEO4J_VERSION}.jar"; echo two > "$out/other.jar"
       echo 'Downloaded from x: https://x/other.jar (1 B)'`,
    )
  const fetch = (path: string) =>
    fetchJars({ cacheDir: join(dir, 'cache'), env: { PATH: `${path}:/usr/bin:/bin` }, log: () => {} })
  const runs = () => readFileSync(join(dir, 'runs'), 'utf8').split('\n').length - 1

  test('happens once', async () => {
    expect(await fetch(maven())).toBe(join(folder(), 'jars'))
    await fetch(maven())
    expect(runs()).toBe(1)
    expect(readdirSync(join(dir, 'cache')).sort()).toEqual(['maven.log', `neo4j-${NEO4J_VERSION}`])
  })

  test('happens once for two at a time', async () => {
    // Written once: the second would be written while the first is run.
    const path = maven()
    await Promise.all([fetch(path), fetch(path)])
    expect(runs()).toBe(1)
  })

  test.each([
    ['cut off', () => writeFileSync(jar(), 'o')],
    ['missing', () => rmSync(jar())],
    ['too many', () => writeFileSync(join(folder(), 'jars/stray.jar'), 'x')],
    ['without a manifest', () => rmSync(join(folder(), 'manifest.json'))],
    ['with a damaged manifest', () => writeFileSync(join(folder(), 'manifest.json'), '{')],
  ])('happens again when the cache is %s', async (_, damage) => {
    await fetch(maven())
    damage()
    expect(isIntact(folder(), NEO4J_VERSION)).toBe(false)
    await fetch(maven())
    expect(runs()).toBe(2)
    expect(isIntact(folder(), NEO4J_VERSION)).toBe(true)
  })

  test('that fails leaves nothing but the log, which the error names', async () => {
    await expect(fetch(fakeMaven('echo "[ERROR] no answer"; exit 1'))).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringContaining('maven.log') as string,
    })
    expect(readFileSync(join(dir, 'cache/maven.log'), 'utf8')).toContain('no answer')
    expect(readdirSync(join(dir, 'cache'))).toEqual(['maven.log'])
  })

  test('without Maven says what to do', async () => {
    const failing = fetchJars({ cacheDir: join(dir, 'cache'), env: { PATH: dir }, log: () => {} })
    await expect(failing).rejects.toMatchObject({ code: 'NO_MAVEN' })
  })
})

describe('the manifest', () => {
  test('is of one version', () => {
    mkdirSync(join(dir, 'jars'))
    writeFileSync(join(dir, 'jars/a.jar'), 'a')
    expect(writeManifest(dir, '1')).toBe(1)
    expect(isIntact(dir, '1')).toBe(true)
    expect(isIntact(dir, '2')).toBe(false)
  })
})
