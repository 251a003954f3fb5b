import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DealgraphError } from '../../errors.ts'
import type { Env } from './java.ts'
import { withLock } from './lock.ts'
import { isIntact, writeManifest } from './manifest.ts'
import { openProgress, type Progress } from './progress.ts'

export const NEO4J_VERSION = '5.26.30'
/** How many there are in this version; for the progress only. */
const JARS = 213
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1'
/** Maven itself would wait half an hour for a silent server. */
const SILENCE_MS = 120_000
const OR_ELSE = 'or set NEO4J_URI to a Neo4j of your own'

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dealgraph</groupId><artifactId>local-neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version></dependency>
  </dependencies>
</project>
`

export interface FetchOptions {
  readonly cacheDir: string
  readonly env: Env
  readonly log: (line: string) => void
}

/** The folder with Neo4j's jars; fetched once per user and version, and again if something is missing or cut off. */
export async function fetchJars({ cacheDir, env, log }: FetchOptions): Promise<string> {
  const folder = join(cacheDir, `neo4j-${NEO4J_VERSION}`)
  if (!isIntact(folder, NEO4J_VERSION)) {
    mkdirSync(cacheDir, { recursive: true })
    const fetchUnlessThere = async () => {
      if (!isIntact(folder, NEO4J_VERSION)) await fetchInto(folder, { cacheDir, env, log })
    }
    const onWait = () => log('Another process is fetching Neo4j; waiting for it.')
    await withLock(`${folder}.lock`, fetchUnlessThere, onWait)
  }
  return join(folder, 'jars')
}

async function fetchInto(folder: string, { cacheDir, env, log }: FetchOptions): Promise<void> {
  if (existsSync(folder)) log('The Neo4j in the cache is incomplete; fetching it again.')
  const parts = mkdtempSync(`${folder}.part-`)
  const logFile = join(cacheDir, 'maven.log')
  try {
    writeFileSync(join(parts, 'pom.xml'), POM)
    writeFileSync(logFile, '')
    await runMaven(parts, logFile, env, log)
    if (!existsSync(join(parts, 'jars', `neo4j-${NEO4J_VERSION}.jar`))) throw failed(logFile)
    writeManifest(parts, NEO4J_VERSION)
    // In one step, so that nobody ever sees half of it.
    rmSync(folder, { recursive: true, force: true })
    renameSync(parts, folder)
  } finally {
    rmSync(parts, { recursive: true, force: true })
  }
}

function runMaven(folder: string, logFile: string, env: Env, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const pom = join(folder, 'pom.xml')
    const goal = [`${PLUGIN}:copy-dependencies`, '-DincludeScope=runtime']
    const maven = spawn('mvn', ['-B', '-f', pom, ...goal, `-DoutputDirectory=${join(folder, 'jars')}`], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    // Only once there is a Maven that started: where there is none, nothing is being fetched.
    let progress: Progress | undefined
    maven.on('spawn', () => {
      log(`Fetching Neo4j ${NEO4J_VERSION} Community by Maven (${JARS} files, 123 MB; only this once).`)
      progress = openProgress('Neo4j', JARS, log)
    })
    let arrived = 0
    let silence: NodeJS.Timeout | undefined
    const onLine = (line: string) => {
      silence?.refresh()
      appendFileSync(logFile, `${line}\n`)
      if (/Downloaded .*\.jar/.test(line)) progress?.to(++arrived)
    }
    silence = setTimeout(() => maven.kill('SIGKILL'), SILENCE_MS)
    for (const stream of [maven.stdout, maven.stderr]) createInterface({ input: stream }).on('line', onLine)
    maven.on('error', (error) => {
      clearTimeout(silence)
      progress?.end()
      reject('code' in error && error.code === 'ENOENT' ? noMaven() : failed(logFile))
    })
    maven.on('close', (code) => {
      clearTimeout(silence)
      if (code === 0) progress?.to(JARS)
      progress?.end()
      if (code === 0) resolve()
      else reject(failed(logFile))
    })
  })
}

const noMaven = () =>
  new DealgraphError(
    'NO_MAVEN',
    `The built-in database is fetched once by Maven, and there is no mvn: install it (Debian: apt install maven; macOS: brew install maven), ${OR_ELSE}.`,
  )

const failed = (logFile: string) =>
  new DealgraphError(
    'DOWNLOAD_FAILED',
    `Maven could not fetch Neo4j ${NEO4J_VERSION} (see ${logFile}): check the network, the disk and Maven's settings and start again, ${OR_ELSE}.`,
  )
