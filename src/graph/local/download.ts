import { createHash } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DealgraphError } from '../../errors.ts'
import { isOfFile } from '../../file-errors.ts'
import { fileName, type Jar, repositoryPath } from './jars.ts'

export const MAVEN_CENTRAL = 'https://repo.maven.apache.org/maven2'

const AT_ONCE = 6
const TRIES = 4
/** After the first try; twice as long after each further one. */
const FIRST_WAIT_MS = 500
/** A server that sends nothing for so long has hung. */
const SILENCE_MS = 30_000

/** What a repository answered instead of a jar. */
class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`HTTP ${status}`)
    this.status = status
  }
}
class Altered extends Error {
  readonly isCutOff: boolean
  constructor(isCutOff: boolean) {
    super('its SHA-256 is another')
    this.isCutOff = isCutOff
  }
}

interface Repository {
  /** Without the name and the password that may stand in it, so that it can be told. */
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Fetches jars from a Maven repository into a folder, a few at once, each under its name only once its checksum is right: those that arrived
 * before a failure need not be fetched again. Errors: DOWNLOAD_FAILED, JAR_ALTERED.
 */
export async function downloadJars(
  jars: readonly Jar[],
  folder: string,
  repositoryUrl: string,
  onArrival: () => void,
): Promise<void> {
  const repository = repositoryAt(repositoryUrl)
  const left = [...jars]
  const failing = new AbortController()
  const worker = async () => {
    for (let jar = left.shift(); jar && !failing.signal.aborted; jar = left.shift()) {
      try {
        await fetchJar(jar, folder, repository, failing.signal)
      } catch (error) {
        // Keeps the first; the others end because of it.
        failing.abort(error)
        return
      }
      onArrival()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  failing.signal.throwIfAborted()
}

/** An address as fetch takes it: it refuses one that holds a password. */
function repositoryAt(given: string): Repository {
  const { username, password, origin, pathname } = new URL(given)
  const userAndPassword = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const authorization = `Basic ${Buffer.from(userAndPassword).toString('base64')}`
  return {
    address: `${origin}${pathname.replace(/\/+$/, '')}`,
    headers: { 'accept-encoding': 'identity', ...(userAndPassword === ':' ? {} : { authorization }) },
  }
}

async function fetchJar(jar: Jar, folder: string, repository: Repository, stop: AbortSignal): Promise<void> {
  for (let turn = 0; ; turn++) {
    try {
      return await fetchOnce(jar, folder, repository, stop)
    } catch (error) {
      if (stop.aborted) throw error
      if (turn + 1 === TRIES || !mayPass(error)) throw told(jar, repository, error)
      await wait(FIRST_WAIT_MS * 2 ** turn, undefined, { signal: stop })
    }
  }
}

async function fetchOnce(jar: Jar, folder: string, repository: Repository, stop: AbortSignal): Promise<void> {
  const file = join(folder, fileName(jar))
  const part = `${file}.${process.pid}.part`
  const silent = new AbortController()
  const silence = setTimeout(() => silent.abort(new Error('it sent nothing any more')), SILENCE_MS)
  const signal = AbortSignal.any([stop, silent.signal])
  try {
    const { address, headers } = repository
    const response = await fetch(`${address}/${repositoryPath(jar)}`, { headers, signal })
    if (!response.ok || !response.body) {
      await response.body?.cancel()
      throw new Refused(response.status)
    }
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of response.body) {
      silence.refresh()
      bytes += chunk.length
      if (bytes > jar.bytes) throw new Altered(false)
      chunks.push(chunk)
    }
    const content = Buffer.concat(chunks)
    if (createHash('sha256').update(content).digest('hex') !== jar.sha256)
      throw new Altered(bytes < jar.bytes)
    writeFileSync(part, content)
    renameSync(part, file)
  } finally {
    clearTimeout(silence)
    rmSync(part, { force: true })
  }
}

/** Whether another try may fare better. */
function mayPass(error: unknown): boolean {
  if (error instanceof Refused) return error.status >= 500 || error.status === 408 || error.status === 429
  return error instanceof Altered ? error.isCutOff : !isOfFile(error)
}

const OR_ELSE = 'or set NEO4J_URI to a Neo4j of your own'

function told(jar: Jar, { address }: Repository, error: unknown): DealgraphError {
  const name = fileName(jar)
  if (error instanceof Altered)
    return new DealgraphError(
      'JAR_ALTERED',
      `${name} from ${address} is not the file that Dealgraph knows (its SHA-256 is another), so it was not kept: start again; if it stays so, set MAVEN_REPO_URL to another repository, ${OR_ELSE}.`,
    )
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const why = cause instanceof Error ? cause.message : 'unknown'
  return new DealgraphError(
    'DOWNLOAD_FAILED',
    `${name} could not be fetched from ${address} (${why}): check the network, the disk and MAVEN_REPO_URL and start again, ${OR_ELSE}.`,
    {},
    { cause: error },
  )
}
