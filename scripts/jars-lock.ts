/**
 * Writes down what each Neo4j is made of, so that it is fetched without resolving anything and each file is known by its checksum: the
 * runtime dependencies as Maven resolves them, which checks what it downloads.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFile } from '../src/graph/local/jars.ts'
import { MAVEN_PLUGIN, pomOf } from '../src/graph/local/maven.ts'
import { NEO4J_VERSIONS, type Neo4jLine } from '../src/graph/local/versions.ts'

const RESOLVED = /^ +([^:\s]+):([^:\s]+):jar:(?:([^:\s]+):)?([^:\s]+):(?:compile|runtime):(\/\S+)/gm

for (const line of Object.keys(NEO4J_VERSIONS) as Neo4jLine[]) {
  const { version } = NEO4J_VERSIONS[line]
  const folder = mkdtempSync(join(tmpdir(), 'dealgraph-jars-'))
  const [pom, list] = [join(folder, 'pom.xml'), join(folder, 'list')]
  try {
    writeFileSync(
      pom,
      pomOf(
        `<dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${version}</version></dependency>`,
      ),
    )
    const goal = [`${MAVEN_PLUGIN}:list`, '-DincludeScope=runtime', '-DoutputAbsoluteArtifactFilename=true']
    execFileSync('mvn', ['-B', '-q', '-f', pom, ...goal, `-DoutputFile=${list}`], { stdio: 'inherit' })
    const jars = [...readFileSync(list, 'utf8').matchAll(RESOLVED)].map(
      ([, group, artifact, classifier, of, path = '']) => {
        const bytes = readFileSync(path)
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        const name = [group, artifact, of, ...(classifier === undefined ? [] : [classifier])].join(':')
        return { name, text: `${sha256} ${bytes.length} ${name}` }
      },
    )
    jars.sort((a, b) => (a.name < b.name ? -1 : 1))
    const head = `# The files of Neo4j ${version}, made by npm run jars:lock: SHA-256, bytes, group:artifact:version[:classifier]`
    writeFileSync(lockFile(line), `${[head, ...jars.map(({ text }) => text)].join('\n')}\n`)
    console.log(`Neo4j ${version}: ${jars.length} files`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
