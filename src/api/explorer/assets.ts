import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { bundled } from '../../surfaces/bundle.ts'
import { STYLE } from '../../surfaces/page/parts.ts'
import { addFixedFile } from '../fixed-file.ts'

const OWN_STYLE = ['explorer', 'correct']
  .map((name) => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8').replace(/\s*\n\s*/g, ''))
  .join('')

/** `GET /explorer.js`, `GET /explorer.css`, and `GET /correct.js` for those who may write: what the pages of the explorer need beside themselves; nothing else is fetched. */
export function addAssets(app: FastifyInstance): void {
  addFixedFile(app, {
    url: '/explorer.css',
    mediaType: 'text/css; charset=utf-8',
    make: async () => `${STYLE}${OWN_STYLE}`,
  })
  for (const name of ['explorer', 'correct'] as const)
    addFixedFile(app, {
      url: `/${name}.js`,
      mediaType: 'text/javascript; charset=utf-8',
      make: () => bundled(name),
    })
}
