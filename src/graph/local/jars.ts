import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NEO4J_VERSIONS, type Neo4jLine } from './versions.ts'

/** One file that Neo4j is made of, as Maven names it. */
export interface Jar {
  readonly group: string
  readonly artifact: string
  readonly version: string
  readonly classifier: string | undefined
  readonly bytes: number
  readonly sha256: string
}

/** All files of one Neo4j. */
export interface JarLock {
  readonly version: string
  readonly jars: readonly Jar[]
  /** Differs where any of them does. */
  readonly id: string
}

const FOLDER = join(import.meta.dirname, 'jars')
export const lockFile = (line: Neo4jLine): string => join(FOLDER, `${line}.lock`)

export const jarLock = (line: Neo4jLine): JarLock =>
  parseJarLock(NEO4J_VERSIONS[line].version, readFileSync(lockFile(line), 'utf8'))

const LINE = /^([0-9a-f]{64}) (\d+) ([^:\s]+):([^:\s]+):([^:\s]+)(?::([^:\s]+))?$/

/** A jar a line: SHA-256, bytes, and group:artifact:version, with :classifier where there is one. */
export function parseJarLock(version: string, text: string): JarLock {
  const jars = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Jar => {
      const [, sha256 = '', bytes, group = '', artifact = '', of = '', classifier] = LINE.exec(line) ?? []
      if (sha256 === '') throw new Error(`The lock of Neo4j ${version} has a line that is none: ${line}`)
      return { group, artifact, version: of, classifier, bytes: Number(bytes), sha256 }
    })
  return { version, jars, id: createHash('sha256').update(text).digest('hex') }
}

export const fileName = ({ artifact, version, classifier }: Jar): string =>
  `${artifact}-${version}${classifier === undefined ? '' : `-${classifier}`}.jar`

/** Where it lies in any Maven repository. */
export const repositoryPath = (jar: Jar): string =>
  `${jar.group.replaceAll('.', '/')}/${jar.artifact}/${jar.version}/${fileName(jar)}`
