import { fileURLToPath } from 'node:url'
import { kept } from './kept.ts'

/** The scripts for browsers: `src/web/<name>.ts`. */
export type ScriptName = 'page' | 'deal-graph' | 'share' | 'explorer' | 'canvas' | 'canvas-worker' | 'correct'

/** A script with all that it imports, as one text; made when it is first asked for, and kept (docs/decisions/0015). A failure is not. */
export const bundled: (name: ScriptName) => Promise<string> = kept(bundle)

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
    conditions: ['production', 'browser'],
    loader: { '.css': 'text' },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  })
  const [file] = outputFiles
  if (!file) throw new Error(`The bundle of ${name} is empty.`)
  return file.text.trim()
}
