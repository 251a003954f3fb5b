import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { javaOptions, neo4jConf, quoted, SMALL } from './conf.ts'
import { openHome, readLine, readState, writeLine, writePassword, writeState } from './home.ts'
import { troubleIn } from './jvm.ts'
import { withLock } from './lock.ts'
import { freePort, isListening } from './port.ts'
import { isRunning, processRef } from './processes.ts'
import { startOrAttach } from './server.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealgraph-unit-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('the configuration', () => {
  test('listens on the loopback address only, and tells nobody', () => {
    const lines = neo4jConf(7777, SMALL).split('\n')
    expect(lines).toContain('server.bolt.listen_address=127.0.0.1:7777')
    expect(lines).toContain('server.http.enabled=false')
    expect(lines).toContain('dbms.usage_report.enabled=false')
    expect(lines).toContain('server.memory.pagecache.size=64m')
    expect(lines.join('\n')).not.toContain('0.0.0.0')
  })

  test('passes to a Java only what it knows', () => {
    const of = (major: number) => javaOptions({ path: 'java', version: '', major }, 512)
    expect(of(17)).not.toContain('--sun-misc-unsafe-memory-access=allow')
    expect(of(25)).toContain('--sun-misc-unsafe-memory-access=allow')
    expect(of(17)).toContain('-Xmx512m')
  })

  test('quotes for an argument file', () => {
    expect(quoted('/a "b"\\c')).toBe('"/a \\"b\\"\\\\c"')
  })
})

describe('the home', () => {
  test('keeps the state, and takes a damaged one for none', () => {
    const home = openHome(dir)
    const self = processRef(process.pid)
    const state = { host: 'here', owner: self, server: self, port: 1 }
    writeState(home, state)
    expect(readState(home)).toEqual(state)
    appendFileSync(join(home.dir, 'server.json'), 'x')
    expect(readState(home)).toBeUndefined()
    writePassword(home, 'secret')
  })

  test('knows of which Neo4j its store is; one without a mark is of the first', () => {
    const home = openHome(dir)
    expect(readLine(home)).toBeNull()
    mkdirSync(join(home.dir, 'data/databases'), { recursive: true })
    expect(readLine(home)).toBe('5.26')
    writeLine(home, '2026')
    expect(readLine(home)).toBe('2026')
  })

  test('with a store of another Neo4j is left alone, and the way over is told', async () => {
    const home = openHome(dir)
    mkdirSync(join(home.dir, 'data/databases'), { recursive: true })
    const starting = startOrAttach({ dataDir: dir, cacheDir: dir, line: '2026' })
    await expect(starting).rejects.toMatchObject({
      code: 'NEO4J_VERSION_OTHER',
      message: expect.stringMatching(/set NEO4J_VERSION=5\.26.*dealgraph backup.*restore/) as string,
    })
    expect(readdirSync(join(home.dir, 'data/databases'))).toEqual([])
  })

  test('that cannot be made is told', () => {
    writeFileSync(join(dir, 'file'), '')
    expect(() => openHome(join(dir, 'file'))).toThrow(/DEALGRAPH_DATA_DIR/)
  })

  test.each([
    ['Lock file has been locked by another process: /x/store_lock', 'locked'],
    ['java.net.BindException: Address already in use', 'port'],
    ['Unrecognized VM option', 'other'],
  ])('%s is trouble of the kind %s', (line, kind) => {
    expect(troubleIn(`INFO Starting...\n${line}\n`)).toBe(kind)
  })
})

describe('processes and ports', () => {
  test('a process is known by its start, not its number alone', () => {
    const self = processRef(process.pid)
    expect(isRunning(self)).toBe(true)
    expect(isRunning({ ...self, start: 'earlier' })).toBe(false)
    expect(isRunning(processRef(2 ** 22 + 1))).toBe(false)
  })

  test('a free port is free, and the wanted one if it can be', async () => {
    const port = await freePort()
    expect(await isListening(port)).toBe(false)
    expect(await freePort(port)).toBe(port)
  })

  test('a lock lets one in at a time', async () => {
    const file = join(dir, 'lock')
    let inside = 0
    let most = 0
    let waited = 0
    const work = async () => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setTimeout(resolve, 50))
      inside--
    }
    await Promise.all([1, 2, 3].map(() => withLock(file, work, () => waited++)))
    expect({ most, waited }).toEqual({ most: 1, waited: 2 })
  })

  test('a lock of a process that is gone is taken over', async () => {
    const file = join(dir, 'lock')
    writeFileSync(file, JSON.stringify({ host: hostname(), pid: process.pid, start: 'earlier' }))
    expect(
      await withLock(
        file,
        async () => 'in',
        () => {},
      ),
    ).toBe('in')
  })
})
