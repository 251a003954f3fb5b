import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { bundled } from '../bundle.ts'

/** What every page has in it, and the policy that lets a browser take just that. */
export interface PageParts {
  style: string
  script: string
  policy: string
}

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8').replace(/\s*\n\s*/g, '')

let made: Promise<PageParts> | undefined

export function pageParts(): Promise<PageParts> {
  made ??= makeParts()
  return made
}

async function makeParts(): Promise<PageParts> {
  const script = await bundled('page')
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(STYLE)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
  return { style: STYLE, script, policy }
}

export const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
