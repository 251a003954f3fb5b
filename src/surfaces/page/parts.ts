import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { bundled } from '../bundle.ts'
import { kept } from '../kept.ts'

/** What every page has in it, and the policy that lets a browser take just that. */
export interface PageParts {
  style: string
  script: string
  policy: string
}

export const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8').replace(/\s*\n\s*/g, '')

const parts = kept(makeParts)
/** With the script of an answer's page, or that of the page which tells how to share it; this one asks its own server. */
export const pageParts = (script: 'page' | 'share' = 'page'): Promise<PageParts> => parts(script)

async function makeParts(name: 'page' | 'share'): Promise<PageParts> {
  const script = await bundled(name)
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(STYLE)}'`,
    'img-src data:',
    ...(name === 'share' ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
  return { style: STYLE, script, policy }
}

export const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
