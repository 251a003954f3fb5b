import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fillRepository, serveRepository, smallLock } from '../../../test/support/maven-repository.ts'
import { downloadJars } from './download.ts'
import { fetchJars } from './fetch.ts'
import { repositoryPath } from './jars.ts'

const CONTENTS = { one: 'the first', two: 'the second', three: 'the third', four: 'the fourth' }
const LOCK = smallLock(CONTENTS)
const ALL = ['four-1.0.jar', 'one-1.0.jar', 'three-1.0.jar', 'two-1.0.jar']

let dir: string
let repository: Awaited<ReturnType<typeof serveRepository>> | undefined
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealgraph-unit-'))
  fillRepository(join(dir, 'm2'), LOCK, CONTENTS)
})
afterEach(async () => {
  await repository?.close()
  repository = undefined
  rmSync(dir, { recursive: true, force: true })
})

const serve = async (instead?: (request: IncomingMessage, response: ServerResponse) => boolean) => {
  repository = await serveRepository(join(dir, 'm2'), instead)
  return repository
}
const cache = () => readdirSync(join(dir, 'cache')).sort()
const lines: string[] = []
const fetch = (repositoryUrl: string, path = dir) =>
  fetchJars(LOCK, {
    cacheDir: join(dir, 'cache'),
    repositoryUrl,
    env: { PATH: path },
    log: (line) => lines.push(line),
  })

test('every jar comes from the repository, under its own name, and only once', async () => {
  const { url, asked } = await serve()
  const jars = await fetch(`${url}/`)
  expect(readdirSync(jars).sort()).toEqual(ALL)
  expect(readFileSync(join(jars, 'two-1.0.jar'), 'utf8')).toBe('the second')
  await fetch(url)
  expect(asked.sort()).toEqual(LOCK.jars.map((jar) => `/${repositoryPath(jar)}`).sort())
  expect(cache()).toEqual(['neo4j-0.1'])
})

test('what was answered with a passing failure, or broken off, is asked for again', async () => {
  let failures = 0
  const { url } = await serve((request, response) => {
    if (!request.url?.includes('/two/') || ++failures > 2) return false
    if (failures === 1) response.writeHead(503).end()
    else {
      response.writeHead(200, { 'content-length': '10' }).write('the')
      setTimeout(() => response.destroy(), 20)
    }
    return true
  })
  expect(readdirSync(await fetch(url)).sort()).toEqual(ALL)
  expect(failures).toBe(3)
})

test('a jar that is missing there ends it at once, by name; what had arrived is not fetched again', async () => {
  rmSync(join(dir, 'm2/org/example/four'), { recursive: true })
  const { url, asked } = await serve((request, response) => {
    // Until the others are there.
    if (!request.url?.includes('/four/')) return false
    setTimeout(() => response.writeHead(404).end(), 300)
    return true
  })
  await expect(fetch(url)).rejects.toMatchObject({
    code: 'DOWNLOAD_FAILED',
    message: expect.stringMatching(
      /^four-1\.0\.jar could not be fetched from http:\S+ \(HTTP 404\).*MAVEN_REPO_URL/,
    ) as string,
  })
  expect(asked).toHaveLength(4)
  expect(cache()).toEqual(['neo4j-0.1.part'])
  await repository?.close()
  fillRepository(join(dir, 'm2'), LOCK, CONTENTS)
  const again = await serve()
  expect(readdirSync(await fetch(again.url)).sort()).toEqual(ALL)
  expect(again.asked).toEqual(['/org/example/four/four/1.0/four-1.0.jar'])
  expect(cache()).toEqual(['neo4j-0.1'])
})

test.each([
  ['of the same length', 'the sECOND'],
  ['longer', 'the second, and more'],
  ['a page', '<html>'],
])('a jar with other content, %s, is refused by name and not kept', async (_, content) => {
  writeFileSync(join(dir, 'm2/org/example/two/two/1.0/two-1.0.jar'), content)
  const { url } = await serve()
  await expect(fetch(url)).rejects.toMatchObject({
    code: 'JAR_ALTERED',
    message: expect.stringMatching(
      /^two-1\.0\.jar from http:\S+ is not the file .* MAVEN_REPO_URL/,
    ) as string,
  })
  expect(cache()).toEqual(['neo4j-0.1.part'])
  // Whole ones may have arrived before.
  for (const name of readdirSync(join(dir, 'cache/neo4j-0.1.part/jars')))
    expect(ALL.filter((each) => each !== 'two-1.0.jar')).toContain(name)
})

test('a repository that asks for a password gets that of its address, which is never told', async () => {
  const right = `Basic ${Buffer.from('ann@work:s3cret/x').toString('base64')}`
  const { urlFor } = await serve((request, response) => {
    if (request.headers.authorization === right) return false
    response.writeHead(401).end()
    return true
  })
  lines.length = 0
  const failing = fetch(urlFor('ann%40work:wr0ng'))
  await expect(failing).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' })
  const message = await failing.catch(String)
  expect(readdirSync(await fetch(urlFor('ann%40work:s3cret%2Fx'))).sort()).toEqual(ALL)
  expect(`${message} ${lines.join(' ')}`).not.toMatch(/wr0ng|s3cret|ann/)
})

test('a few are fetched at once, not all', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`jar-${i}`, `content ${i}`]))
  const lock = smallLock(many)
  fillRepository(join(dir, 'm2'), lock, many)
  let [now, most] = [0, 0]
  const { url } = await serve((_, response) => {
    most = Math.max(most, ++now)
    response.once('close', () => now--)
    return false
  })
  mkdirSync(join(dir, 'jars'))
  let arrived = 0
  await downloadJars(lock.jars, join(dir, 'jars'), url, () => arrived++)
  expect(arrived).toBe(20)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(6)
})
