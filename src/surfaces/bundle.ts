import { fileURLToPath } from 'node:url'

/** The scripts for browsers: `src/web/<name>.ts`. */
export type ScriptName = 'page' | 'deal-graph' | 'share' | 'explorer'

const made = new Map<ScriptName, Promise<string>>()

/** A script with all that it imports, as one text; made when it is first asked for, and kept (docs/decisions/0015). A failure is not. */
export function bundled(name: ScriptName): Promise<string> {
  const known = made.get(name)
  if (known) return known
  const begun = bundle(name)
  made.set(name, begun)
  begun.catch(() => made.delete(name))
  return begun
}

async function bundle(name: ScriptName): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../web/${name}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    conditions: ['production'],
    loader: { '.css': 'text' },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  })
  const [file] = outputFiles
  if (!file) throw new Error(`The bundle of ${name} is empty.`)
  return file.text.trim()
}
