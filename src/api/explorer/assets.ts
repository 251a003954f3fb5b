import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { bundled } from '../../surfaces/bundle.ts'
import { STYLE } from '../../surfaces/page/parts.ts'
import { addFixedFile } from '../fixed-file.ts'

const OWN_STYLE = ['explorer', 'scope', 'entity', 'journeys', 'canvas', 'correct']
  .map((name) => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8').replace(/\s*\n\s*/g, ''))
  .join('')

/** Scripts and style of the explorer's pages; nothing else is fetched. `/correct.js` is for those who may write. */
export function addAssets(app: FastifyInstance): void {
  addFixedFile(app, {
    url: '/explorer.css',
    mediaType: 'text/css; charset=utf-8',
    make: async () => `${STYLE}${OWN_STYLE}`,
  })
  for (const name of ['explorer', 'canvas', 'canvas-worker', 'correct'] as const)
    addFixedFile(app, {
      url: `/${name}.js`,
      mediaType: 'text/javascript; charset=utf-8',
      make: () => bundled(name),
    })
}
