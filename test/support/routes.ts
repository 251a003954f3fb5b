import type { FastifyInstance } from 'fastify'

/** Every route of the server, as `GET /v/*`; what Fastify adds by itself, HEAD, too. */
export async function routesOf(app: FastifyInstance): Promise<string[]> {
  await app.ready()
  const path: string[] = []
  return app
    .printRoutes()
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] =
        /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
      if (part === '') return []
      path.splice(indent.length / 4)
      path.push(part)
      return methods === '' ? [] : methods.split(', ').map((method) => `${method} ${path.join('')}`)
    })
}

/** An address of each route, as someone might ask for it. */
export const ADDRESS_OF: Readonly<Record<string, string>> = {
  '/': '/',
  '/graphql': '/graphql',
  '/graphiql': '/graphiql',
  '/health': '/health',
  '/ready': '/ready',
  '/metrics': '/metrics',
  '/audit': '/audit',
  '/export': '/export?format=csv',
  '/v/*': '/v/connections.svg?from=ada&to=deal',
  '/embed/*': '/embed/connections?from=ada&to=deal',
  '/t/*': '/t/a.b.c',
  '/oembed': '/oembed?url=http://localhost:80/embed/connections',
  '/deal-graph.js': '/deal-graph.js',
  '/explorer.css': '/explorer.css',
  '/explorer.js': '/explorer.js',
  '/canvas.js': '/canvas.js',
  '/canvas-worker.js': '/canvas-worker.js',
  '/correct.js': '/correct.js',
  '/ask/*': '/ask/connections?from=ada&to=deal',
  '/e/*': '/e/acme',
  '/same': '/same',
  '/s': '/s',
  '/s/*': '/s/0123456789',
}
