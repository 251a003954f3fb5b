/** The floor: a bare server that sends what the same Cypher brings, and does nothing else. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import neo4j, { type Driver } from 'neo4j-driver'
import { toParams, toRow } from '../src/graph/values.ts'
import { type Database, obey } from './child.ts'

interface Prepared {
  text: string
  params: ReturnType<typeof toParams>
}
const replays = new Map<string, readonly Prepared[]>()
let driver: Driver | undefined

/** The settings of src/graph/graph.ts. */
function connect({ uri, user, password }: Database): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    fetchSize: -1,
    maxConnectionPoolSize: 64,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    telemetryDisabled: true,
  })
}

async function rowsOf(driver: Driver, prepared: readonly Prepared[]): Promise<unknown[]> {
  const results: unknown[] = []
  for (const { text, params } of prepared) {
    const session = driver.session({ defaultAccessMode: 'READ' })
    const { records } = await session.run(text, params)
    results.push(records.map(toRow))
    // Like the product, it does not wait for the connection's way back.
    void session.close()
  }
  return results
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    // Read to its end, as the product must, and not looked at.
    await new Promise((resolve, reject) => request.on('error', reject).on('end', resolve).resume())
    const prepared = replays.get(decodeURIComponent((request.url ?? '').slice(1)))
    if (!driver || !prepared) throw new Error('There is nothing to repeat.')
    const body = JSON.stringify(await rowsOf(driver, prepared))
    response.setHeader('content-type', 'application/json')
    response.setHeader('content-length', Buffer.byteLength(body))
    response.end(body)
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
}
const server = createServer((request, response) => void answer(request, response))

obey(async (order) => {
  if (order.do === 'listen') {
    driver = connect(order.database)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { port: (server.address() as AddressInfo).port }
  }
  if (order.do === 'replay') {
    const prepared = order.trips.map(({ statement, params }) => ({
      text: statement.text,
      params: toParams(params),
    }))
    replays.set(order.name, prepared)
  }
  if (order.do === 'stop') {
    server.closeAllConnections()
    server.close()
    await driver?.close()
  }
  return {}
})
