import { spawn } from 'node:child_process'
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Jar } from './jars.ts'
import type { Env } from './java.ts'

export const MAVEN_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1'
/** Maven itself would wait half an hour for a silent server. */
const SILENCE_MS = 120_000

export const pomOf = (dependencies: string): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dealgraph</groupId><artifactId>local-neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    ${dependencies}
  </dependencies>
</project>
`

/** Each by its name and nothing that it asks for, so that Maven has nothing left to decide. */
function dependency({ group, artifact, version, classifier }: Jar): string {
  const name = `<groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>`
  const kind = classifier === undefined ? '' : `<classifier>${classifier}</classifier>`
  const alone =
    '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>'
  return `<dependency>${name}${kind}${alone}</dependency>`
}

export interface MavenRun {
  /** Where its project and, under jars/, what it copies are put. */
  readonly folder: string
  readonly logFile: string
  readonly env: Env
  /** Only once there is a Maven that started: where there is none, nothing is being fetched. */
  readonly onStart: () => void
  readonly onDownload: () => void
}

/** Copies jars by Maven, by whatever mirrors its settings name; 'none' where there is no Maven. */
export function copyByMaven(jars: readonly Jar[], run: MavenRun): Promise<'copied' | 'failed' | 'none'> {
  const { folder, logFile, env, onStart, onDownload } = run
  const pom = join(folder, 'pom.xml')
  writeFileSync(pom, pomOf(jars.map(dependency).join('\n    ')))
  writeFileSync(logFile, '')
  return new Promise((resolve) => {
    const goal = [`${MAVEN_PLUGIN}:copy-dependencies`, '-DincludeScope=runtime']
    const maven = spawn('mvn', ['-B', '-f', pom, ...goal, `-DoutputDirectory=${join(folder, 'jars')}`], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    maven.on('spawn', onStart)
    const silence = setTimeout(() => maven.kill('SIGKILL'), SILENCE_MS)
    for (const stream of [maven.stdout, maven.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        silence.refresh()
        appendFileSync(logFile, `${line}\n`)
        if (/Downloaded .*\.jar/.test(line)) onDownload()
      })
    maven.on('error', (error) => {
      clearTimeout(silence)
      resolve('code' in error && error.code === 'ENOENT' ? 'none' : 'failed')
    })
    maven.on('close', (code) => {
      clearTimeout(silence)
      resolve(code === 0 ? 'copied' : 'failed')
    })
  })
}
