import { afterEach } from 'vitest'
import type { Behind } from '../../src/api/context.ts'
import { type Api, makeApi } from '../../src/api/server.ts'
import type { Config } from '../../src/config.ts'
import { CONFIG, fakeBehind, silent } from './fake-behind.ts'

const opened: Api[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((api) => api.stop()))
})

/** The whole API over a played world; it is stopped after the test. */
export async function openApi(
  behind: Behind = fakeBehind(),
  log = silent,
  config: Partial<Config> = {},
): Promise<Api> {
  const api = await makeApi({ config: { ...CONFIG, ...config }, behind, log, drainMs: 0 })
  opened.push(api)
  return api
}

export interface Answered {
  status: number
  json: {
    data?: Record<string, unknown> | null
    errors?: { message: string; extensions: { code: string; requestId?: string } }[]
    extensions?: { cost?: { requested: number } }
  }
  text: string
}

export async function post(of: Api, payload: object | string): Promise<Answered> {
  const headers = { 'content-type': 'application/json' }
  const response = await of.app.inject({ method: 'POST', url: '/graphql', headers, payload })
  return { status: response.statusCode, text: response.body, json: response.json() }
}

export const codeOf = (answered: Answered): string | undefined => answered.json.errors?.[0]?.extensions.code
