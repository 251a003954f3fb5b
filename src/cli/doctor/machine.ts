import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '../../config.ts'
import { DealgraphError, ERROR_CODES } from '../../errors.ts'
import { type Env, findJava } from '../../graph/local/java.ts'
import { NEO4J_VERSIONS } from '../../graph/local/versions.ts'
import { bad, type Looked, ok, warn } from './finding.ts'

const OLDEST_NODE: readonly [number, number] = [20, 19]
const GIB = 1024 ** 3
/** Neo4j needs room for its log of transactions before anything is written. */
const LITTLE = 2 * GIB
const TOO_LITTLE = 0.25 * GIB

export function lookAtNode(version = process.versions.node): Looked {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [least, below] = OLDEST_NODE
  return major > least || (major === least && minor >= below)
    ? ok('Node', version)
    : bad('Node', version, `Install Node ${least}.${below} or later.`)
}

/** Only a local database needs it. */
export async function lookAtJava(config: Config, env: Env, find = findJava): Promise<Looked> {
  if (config.neo4j) return ok('Java', 'not needed: NEO4J_URI is set')
  try {
    const { version, path } = await find(env, NEO4J_VERSIONS[config.neo4jVersion].oldestJava)
    return ok('Java', `${version} (${path})`)
  } catch (error) {
    if (!(error instanceof DealgraphError)) throw error
    return bad('Java', error.message, ERROR_CODES[error.code].whatToDo)
  }
}

export function lookAtDisk(config: Config, free = freeAt): Looked {
  if (config.neo4j) return ok('Disk', 'that of NEO4J_URI cannot be seen from here')
  const { dataDir } = config
  const bytes = free(dataDir)
  const told = `${(bytes / GIB).toFixed(1)} GiB free where the data is (${dataDir})`
  const todo =
    'Make room, or set DEALGRAPH_DATA_DIR to a folder on a larger disk and move the data there while nothing runs.'
  if (bytes < TOO_LITTLE) return bad('Disk', told, todo)
  return bytes < LITTLE ? warn('Disk', told, todo) : ok('Disk', told)
}

function freeAt(folder: string): number {
  let at = folder
  // Before the first start there is no such folder yet.
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  const { bavail, bsize } = statfsSync(at)
  return bavail * bsize
}

const LOOPBACK = /^(127\.|localhost$|::1$|\[::1\]$)/

/** Who can reach it, and what they may see. */
export function lookAtDoors({ host, reading, metrics }: Config): Looked {
  if (LOOPBACK.test(host)) return ok('Doors', `only this machine reaches it (HOST is ${host})`)
  const open = [reading === 'open' && 'all answers', metrics === 'open' && '/metrics'].filter(
    (part) => part !== false,
  )
  return open.length === 0
    ? ok('Doors', `HOST is ${host}; reading needs a key`)
    : warn(
        'Doors',
        `HOST is ${host}: whoever reaches that address reads ${open.join(' and ')} without a key`,
        'If they should not: READING=key, METRICS=key or off, or a HOST that they do not reach.',
      )
}
