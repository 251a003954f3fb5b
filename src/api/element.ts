import type { FastifyInstance } from 'fastify'
import { bundled } from '../surfaces/bundle.ts'
import { addFixedFile } from './fixed-file.ts'

/** `GET /deal-graph.js`: the element `<deal-graph>` for pages of other sites; anyone may load it, it knows nothing. */
export function addElement(app: FastifyInstance): void {
  addFixedFile(app, {
    url: '/deal-graph.js',
    mediaType: 'text/javascript; charset=utf-8',
    make: () => bundled('deal-graph'),
    headers: { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' },
  })
}
