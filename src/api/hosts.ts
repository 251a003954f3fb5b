import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { DealgraphError } from '../errors.ts'

/** A name or an address, and perhaps a port: what stands in links that are pasted elsewhere holds nothing else. */
const FORM = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i
const OF_THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase()

/**
 * Looks at the name by which the server was asked. One that listens on this machine alone answers to the names of this machine and to that
 * of PUBLIC_URL: any site can let its own name lead here, and its pages could then read everything. Returns what is to be told on which host it listens.
 */
export function refuseForeignHosts(
  app: FastifyInstance,
  { publicUrl }: Config['embedding'],
): (listensOn: string) => void {
  const publicName = publicUrl === null ? null : new URL(publicUrl).hostname.toLowerCase()
  let isPrivate = false
  app.addHook('onRequest', async (request) => {
    refuseTwice(request, 'host')
    const given = request.headers.host ?? ''
    // A name of digits alone is an address, and may be none.
    for (const host of [given, request.host])
      if (host !== '' && !(FORM.test(host) && URL.canParse(`http://${host}`)))
        throw new DealgraphError('BAD_INPUT', 'The header Host is no name of a server.')
    const name = nameOf(given)
    if (isPrivate && !OF_THIS_MACHINE.test(name) && name !== publicName)
      throw new DealgraphError(
        'UNKNOWN_HOST',
        'The request names a server that this one does not know to be itself.',
      )
  })
  return (listensOn) => {
    isPrivate = OF_THIS_MACHINE.test(listensOn) || listensOn === '::1'
  }
}

/** Of two headers Node takes the first, and what stands before it perhaps the second. */
export function refuseTwice({ raw }: FastifyRequest, name: 'authorization' | 'host'): void {
  const times = raw.rawHeaders.filter((one, i) => i % 2 === 0 && one.toLowerCase() === name)
  if (times.length > 1)
    throw new DealgraphError('BAD_INPUT', `The header ${name} stands in the request more than once.`)
}
