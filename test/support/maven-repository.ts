import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { type Jar, type JarLock, parseJarLock, repositoryPath } from '../../src/graph/local/jars.ts'

/** What is asked for, and from whom; true if it was answered otherwise than by the file. */
type Instead = (request: IncomingMessage, response: ServerResponse) => boolean

/** A Maven repository on loopback that serves the files of a folder. */
export async function serveRepository(folder: string, instead: Instead = () => false) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (instead(request, response)) return
    const file = join(folder, path)
    if (!existsSync(file)) response.writeHead(404).end()
    else createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    /** Paths, in the order in which they were asked for. */
    asked,
    url: `http://127.0.0.1:${port}`,
    urlFor: (user: string) => `http://${user}@127.0.0.1:${port}`,
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A lock of small jars with these contents, by artifact. */
export function smallLock(contents: Readonly<Record<string, string>>): JarLock {
  const lines = Object.entries(contents).map(([artifact, content]) => {
    const sha256 = createHash('sha256').update(content).digest('hex')
    return `${sha256} ${content.length} org.example.${artifact}:${artifact}:1.0`
  })
  return parseJarLock('0.1', lines.join('\n'))
}

/** Puts what the lock names into a folder that is laid out as a Maven repository. */
export function fillRepository(
  folder: string,
  { jars }: JarLock,
  contents: Readonly<Record<string, string>>,
): void {
  for (const jar of jars) {
    const file = join(folder, repositoryPath(jar))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, contents[jar.artifact] ?? '')
  }
}

export const holds = (folder: string, jars: readonly Jar[]): boolean =>
  jars.every((jar) => existsSync(join(folder, repositoryPath(jar))))
