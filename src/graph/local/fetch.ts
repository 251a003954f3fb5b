import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DealgraphError } from '../../errors.ts'
import { downloadJars, MAVEN_CENTRAL } from './download.ts'
import { type Jar, type JarLock, repositoryPath } from './jars.ts'
import type { Env } from './java.ts'
import { withLock } from './lock.ts'
import { copyByMaven } from './maven.ts'
import { openProgress, type Progress } from './progress.ts'
import { compare, isWhole, markWhole } from './whole.ts'

export interface FetchOptions {
  readonly cacheDir: string
  /** A Maven repository to fetch from without Maven. Null: by Maven where there is one, else from Maven Central. */
  readonly repositoryUrl: string | null
  readonly env: Env
  readonly log: (line: string) => void
}

/** The folder with Neo4j's jars; fetched once per user and version, and again what is missing or not as it should be. */
export async function fetchJars(lock: JarLock, options: FetchOptions): Promise<string> {
  const { cacheDir, log } = options
  const folder = join(cacheDir, `neo4j-${lock.version}`)
  if (!isWhole(folder, lock)) {
    mkdirSync(cacheDir, { recursive: true })
    const fetchUnlessThere = async () => {
      if (!isWhole(folder, lock)) await makeWhole(folder, lock, options)
    }
    const onWait = () => log('Another process is fetching Neo4j; waiting for it.')
    await withLock(`${folder}.lock`, fetchUnlessThere, onWait)
  }
  return join(folder, 'jars')
}

async function makeWhole(folder: string, lock: JarLock, options: FetchOptions): Promise<void> {
  const parts = `${folder}.part`
  if (existsSync(join(folder, 'jars'))) {
    const { missing, wrong } = await compare(folder, lock)
    // Of a Dealgraph that did not know checksums yet.
    if (missing.length === 0 && wrong.length === 0) return markWhole(folder, lock)
    options.log('The Neo4j in the cache is incomplete or altered; fetching what is wrong of it again.')
    if (!existsSync(parts)) renameSync(folder, parts)
  }
  // Also what arrived before an earlier fetch was broken off.
  mkdirSync(join(parts, 'jars'), { recursive: true })
  const { missing, wrong } = await compare(parts, lock)
  for (const name of wrong) rmSync(join(parts, 'jars', name), { recursive: true })
  if (missing.length > 0) await fetchMissing(missing, parts, lock, options)
  markWhole(parts, lock)
  // In one step, so that nobody ever sees half of it.
  rmSync(folder, { recursive: true, force: true })
  renameSync(parts, folder)
}

async function fetchMissing(
  jars: readonly Jar[],
  parts: string,
  lock: JarLock,
  options: FetchOptions,
): Promise<void> {
  const { repositoryUrl, log } = options
  if (repositoryUrl === null && (await fetchByMaven(jars, parts, lock, options))) return
  const progress = startProgress(jars, lock, 'without Maven', log)
  let arrived = 0
  const onArrival = () => progress.to(++arrived)
  try {
    await downloadJars(jars, join(parts, 'jars'), repositoryUrl ?? MAVEN_CENTRAL, onArrival)
  } finally {
    progress.end()
  }
}

/** False where there is no Maven. */
async function fetchByMaven(
  jars: readonly Jar[],
  folder: string,
  lock: JarLock,
  { cacheDir, env, log }: FetchOptions,
): Promise<boolean> {
  const logFile = join(cacheDir, 'maven.log')
  let progress: Progress | undefined
  let arrived = 0
  const onStart = () => {
    progress = startProgress(jars, lock, 'by Maven', log)
  }
  const onDownload = () => progress?.to(++arrived)
  const outcome = await copyByMaven(jars, { folder, logFile, env, onStart, onDownload })
  // It had the others already.
  if (outcome === 'copied') progress?.to(jars.length)
  progress?.end()
  if (outcome === 'none') {
    rmSync(logFile)
    return false
  }
  const { missing } = await compare(folder, lock)
  const [first] = missing
  if (outcome === 'copied' && first === undefined) return true
  // Maven keeps what it fetched in a repository of its own.
  rmSync(folder, { recursive: true })
  throw outcome === 'failed' || first === undefined ? failed(lock, logFile) : altered(first)
}

function startProgress(
  jars: readonly Jar[],
  { version }: JarLock,
  how: string,
  log: (line: string) => void,
): Progress {
  const mb = Math.ceil(jars.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6)
  log(`Fetching Neo4j ${version} Community ${how} (${jars.length} files, ${mb} MB; only this once).`)
  return openProgress('Neo4j', jars.length, log)
}

const failed = ({ version }: JarLock, logFile: string) =>
  new DealgraphError(
    'DOWNLOAD_FAILED',
    `Maven could not fetch Neo4j ${version} (see ${logFile}): check the network, the disk and Maven's settings and start again, set MAVEN_REPO_URL=${MAVEN_CENTRAL} to fetch it without Maven, or set NEO4J_URI to a Neo4j of your own.`,
  )

const altered = (jar: Jar) =>
  new DealgraphError(
    'JAR_ALTERED',
    `${repositoryPath(jar)}, as Maven has it, is not the file that Dealgraph knows (its SHA-256 is another), so it was not kept: remove that file from Maven's local repository (~/.m2/repository) and start again, or set MAVEN_REPO_URL=${MAVEN_CENTRAL} to fetch without Maven.`,
  )
