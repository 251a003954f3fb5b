/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out, as it does when a
 * registry or mirror does not hold them; without them `npm ci` refuses the lockfile, on every platform.
 * They carry no integrity hash, since nobody here has seen them. With --check, fails if any is missing.
 */
import { readFile, writeFile } from 'node:fs/promises'

const PATH = 'package-lock.json'
const OS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const CPU: Readonly<Record<string, string>> = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  mips64el: 'mips64el',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  x64: 'x64',
}

/** The parts of npm's lockfile, version 3, that matter here. */
interface Lock {
  packages: Record<
    string,
    {
      version?: string
      dev?: boolean
      optionalDependencies?: Record<string, string>
      [more: string]: unknown
    }
  >
}

/** What the name says of its platform, as npm would have written it: binding-linux-arm-musleabihf. */
function platform(name: string): { cpu: string[]; os?: string[]; libc?: string[] } | null {
  const words = name.split(/[/_-]/)
  const os = words.find((word) => OS.includes(word))
  const cpu = words.map((word) => CPU[word]).find((word) => word !== undefined)
  if (!cpu) return null
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : null
  return { cpu: [cpu], ...(os && { os: [os] }), ...(libc && { libc: [libc] }) }
}

const lock = JSON.parse(await readFile(PATH, 'utf8')) as Lock
const missing: string[] = []
for (const [owner, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const nested = `${owner}/node_modules/${name}`
    const shared = `node_modules/${name}`
    if (lock.packages[nested] || lock.packages[shared]?.version === version) continue
    const fits = /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? platform(name) : null
    if (!fits && lock.packages[shared]) continue
    // Only exact versions for a named platform can be filled in without asking a registry.
    if (!fits) throw new Error(`${owner} wants ${name}@${version}, which is not in ${PATH}: add it by npm`)
    missing.push(name)
    lock.packages[lock.packages[shared] ? nested : shared] = {
      version,
      ...(dev && { dev }),
      optional: true,
      ...fits,
    }
  }
}
if (missing.length > 0 && process.argv.includes('--check')) {
  console.error(`${PATH} lacks ${missing.join(', ')}: run npm run lock`)
  process.exitCode = 1
} else if (missing.length > 0) {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  await writeFile(PATH, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
}
