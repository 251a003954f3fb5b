import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeCommand } from '../../../test/support/fake-command.ts'
import { smallLock } from '../../../test/support/maven-repository.ts'
import { fetchJars } from './fetch.ts'
import { fileName, jarLock, parseJarLock, repositoryPath } from './jars.ts'
import { NEO4J_VERSIONS, type Neo4jLine } from './versions.ts'
import { isWhole } from './whole.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealgraph-unit-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const LOCK = smallLock({ neo4j: 'one', other: 'two' })
const fakeMaven = (script: string) => fakeCommand(join(dir, 'bin'), 'mvn', script)

describe('fetching by Maven', () => {
  const folder = () => join(dir, 'cache/neo4j-0.1')
  const jar = () => join(folder(), 'jars/neo4j-1.0.jar')
  /** A Maven that writes two small jars and counts its runs. */
  const maven = (other = 'two') =>
    fakeMaven(
      `echo run >> ${dir}/runs
       for a in "$@"; do case "$a" in -DoutputDirectory=*) out="\${a#*=}";; esac; done
       mkdir -p "$out"; printf one > "$out/neo4j-1.0.jar"; printf ${other} > "$out/other-1.0.jar"
       echo 'Downloaded from x: https://x/other.jar (1 B)'`,
    )
  const fetch = (path: string) =>
    fetchJars(LOCK, {
      cacheDir: join(dir, 'cache'),
      repositoryUrl: null,
      env: { PATH: `${path}:/usr/bin:/bin` },
      log: () => {},
    })
  const runs = () => readFileSync(join(dir, 'runs'), 'utf8').split('\n').length - 1

  test('happens once', async () => {
    expect(await fetch(maven())).toBe(join(folder(), 'jars'))
    await fetch(maven())
    expect(runs()).toBe(1)
    expect(readdirSync(join(dir, 'cache')).sort()).toEqual(['maven.log', 'neo4j-0.1'])
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
  ])('happens again when the cache is %s', async (_, damage) => {
    await fetch(maven())
    damage()
    expect(isWhole(folder(), LOCK)).toBe(false)
    await fetch(maven())
    expect(runs()).toBe(2)
    expect(isWhole(folder(), LOCK)).toBe(true)
  })

  test.each([
    ['holds too much', () => writeFileSync(join(folder(), 'jars/stray.jar'), 'x')],
    ['was never compared with checksums', () => rmSync(join(folder(), 'verified'))],
  ])('is not needed where the cache %s, and all is there', async (_, change) => {
    await fetch(maven())
    change()
    expect(isWhole(folder(), LOCK)).toBe(false)
    await fetch(maven())
    expect(runs()).toBe(1)
    expect(isWhole(folder(), LOCK)).toBe(true)
    expect(readdirSync(join(folder(), 'jars'))).toHaveLength(2)
  })

  test('finds a jar that was altered before checksums were known', async () => {
    await fetch(maven())
    rmSync(join(folder(), 'verified'))
    writeFileSync(jar(), 'eno')
    await fetch(maven())
    expect(readFileSync(jar(), 'utf8')).toBe('one')
  })

  test('that fails leaves nothing but the log, which the error names', async () => {
    await expect(fetch(fakeMaven('echo "[ERROR] no answer"; exit 1'))).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringContaining('maven.log') as string,
    })
    expect(readFileSync(join(dir, 'cache/maven.log'), 'utf8')).toContain('no answer')
    expect(readdirSync(join(dir, 'cache'))).toEqual(['maven.log'])
  })

  test('a jar that is not the one of the lock is refused, with its place in Maven’s repository', async () => {
    await expect(fetch(maven('TWO'))).rejects.toMatchObject({
      code: 'JAR_ALTERED',
      message: expect.stringMatching(
        /^org\/example\/other\/other\/1\.0\/other-1\.0\.jar, as Maven/,
      ) as string,
    })
    expect(readdirSync(join(dir, 'cache'))).toEqual(['maven.log'])
  })

  test('names each jar alone, so that Maven resolves nothing', async () => {
    await fetch(maven())
    const pom = readFileSync(join(folder(), 'pom.xml'), 'utf8')
    expect(pom.match(/<dependency>/g)).toHaveLength(2)
    expect(pom.match(/<artifactId>\*</g)).toHaveLength(2)
  })
})

describe('the lock', () => {
  test.each(Object.keys(NEO4J_VERSIONS) as Neo4jLine[])('of Neo4j %s names each file once', (line) => {
    const { version, jars } = jarLock(line)
    expect(jars.map(fileName)).toContain(`neo4j-${version}.jar`)
    expect(new Set(jars.map(fileName)).size).toBe(jars.length)
    expect(jars.length).toBeGreaterThan(200)
  })

  test('says where a jar lies', () => {
    const { jars } = parseJarLock('1', `# a lock\n${'0'.repeat(64)} 12 io.netty:netty-x:4.1:linux-x86_64\n`)
    expect(jars.map(repositoryPath)).toEqual(['io/netty/netty-x/4.1/netty-x-4.1-linux-x86_64.jar'])
  })

  test('with a line that is none is no lock', () => {
    expect(() => parseJarLock('1', 'org.example:one:1.0')).toThrow('org.example:one:1.0')
  })

  test('of a folder that holds another version is not met', () => {
    mkdirSync(join(dir, 'jars'))
    expect(isWhole(dir, LOCK)).toBe(false)
  })
})
