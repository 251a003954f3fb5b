/**
 * Prints what the program is made of, as a CycloneDX document, from package-lock.json alone. The same lockfile gives the same bytes on every
 * machine: what npm adds of the moment, the folder and itself is taken out.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

interface Bom {
  serialNumber?: string
  metadata: { timestamp?: string; tools?: unknown; component: { name: string } }
  components: { 'bom-ref': string }[]
  dependencies: { ref: string; dependsOn?: string[] }[]
}

const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version: string; name?: string; dev?: boolean }>
}
/** Told by the lockfile: npm's own --omit dev leaves out whatever development needs as well. */
const inProduction = new Set(
  Object.entries(packages)
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { name: of, version }]) => `${of ?? path.replace(/^.*node_modules\//, '')}@${version}`),
)
const made = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'ignore'],
})
const { serialNumber: _, ...bom } = JSON.parse(made) as Bom
const { timestamp: _at, tools: _by, ...metadata } = bom.metadata
const by =
  <T>(key: (of: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0

process.stdout.write(
  `${JSON.stringify(
    {
      ...bom,
      metadata: { ...metadata, component: { ...metadata.component, name } },
      components: bom.components
        .filter((component) => inProduction.has(component['bom-ref']))
        .toSorted(by((component) => component['bom-ref'])),
      dependencies: bom.dependencies
        .filter(({ ref }) => inProduction.has(ref))
        .map((one) => ({
          ...one,
          ...(one.dependsOn && {
            dependsOn: one.dependsOn.filter((ref) => inProduction.has(ref)).toSorted(),
          }),
        }))
        .toSorted(by(({ ref }) => ref)),
    },
    null,
    2,
  )}\n`,
)
