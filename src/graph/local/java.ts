import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DealgraphError } from '../../errors.ts'

export interface Java {
  readonly path: string
  readonly major: number
  readonly version: string
}

export type Env = Readonly<Record<string, string | undefined>>

const OR_ELSE = 'or set NEO4J_URI to a Neo4j of your own'
/** Where systems keep several side by side: Debian and others, macOS. */
const INSTALLED = [
  { folder: '/usr/lib/jvm', home: '' },
  { folder: '/Library/Java/JavaVirtualMachines', home: 'Contents/Home' },
]

const javasIn = (folder: string, home: string): string[] => {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name, home, 'bin', 'java'))
      .filter((path) => existsSync(path))
  } catch {
    return []
  }
}

const installed = (): string[] => INSTALLED.flatMap(({ folder, home }) => javasIn(folder, home))

/** The first Java that is new enough: that of JAVA_HOME, else that of PATH, else one of those that are installed beside it. */
export async function findJava(
  env: Env,
  oldest: number,
  others: () => readonly string[] = installed,
): Promise<Java> {
  const paths = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin', 'java')] : []), 'java', ...others()]
  let old: Java | undefined
  for (const path of paths) {
    const java = await ask(path, env)
    if (java && java.major >= oldest) return java
    old ??= java
  }
  if (old)
    throw new DealgraphError(
      'JAVA_TOO_OLD',
      `The built-in database needs Java ${oldest} or newer, but ${old.path} is ${old.version}: install a newer one, ${OR_ELSE}.`,
    )
  throw new DealgraphError(
    'NO_JAVA',
    `The built-in database needs Java ${oldest} or newer, and none was found: install one (Debian: apt install openjdk-${oldest}-jre-headless; macOS: brew install openjdk), ${OR_ELSE}.`,
  )
}

function ask(path: string, env: Env): Promise<Java | undefined> {
  return new Promise((resolve) => {
    execFile(path, ['-version'], { env, timeout: 20_000 }, (error, stdout, stderr) => {
      const found = error ? undefined : parseJavaVersion(`${stderr}\n${stdout}`)
      resolve(found && { path, ...found })
    })
  })
}

/** Reads what `java -version` prints: `"17.0.15"`, `"25-ea"`, and `"1.8.0_402"`, which is Java 8. */
export function parseJavaVersion(text: string): { major: number; version: string } | undefined {
  const [, version, first, second] = /version "((\d+)(?:\.(\d+))?[^"]*)"/.exec(text) ?? []
  if (version === undefined) return undefined
  return { version, major: Number(first === '1' && second !== undefined ? second : first) }
}
