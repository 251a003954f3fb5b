import { expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { findJava } from '../../graph/local/java.ts'
import { lookAtDisk, lookAtDoors, lookAtJava, lookAtNode } from './machine.ts'

const GIB = 1024 ** 3

test.each([
  ['20.19.0', 'ok'],
  ['22.1.0', 'ok'],
  ['20.18.9', 'bad'],
  ['18.20.0', 'bad'],
])('Node %s is %s', (version, state) => {
  expect(lookAtNode(version).state).toBe(state)
})

test.each([
  [10, 'ok'],
  [1, 'warn'],
  [0.1, 'bad'],
])('%f GiB of room is %s', (free, state) => {
  const config = readConfig({ DEALGRAPH_DATA_DIR: '/data/deals' })
  expect(lookAtDisk(config, () => free * GIB)).toMatchObject({ state })
  expect(lookAtDisk(config, () => free * GIB).told).toContain('/data/deals')
})

test('the room of a folder that is not there yet is that of the one above', () => {
  expect(lookAtDisk(readConfig({ DEALGRAPH_DATA_DIR: '/tmp/no/such/folder' })).told).toMatch(/^\d/)
})

test('Java is looked for where a local database needs it only', async () => {
  expect((await lookAtJava(readConfig({ NEO4J_URI: 'bolt://db:7687' }), {})).state).toBe('ok')
  const onPath: typeof findJava = async (env, oldest) => await findJava(env, oldest, () => [])
  expect(await lookAtJava(readConfig({}), { PATH: '/nowhere' }, onPath)).toMatchObject({
    state: 'bad',
    todo: expect.any(String) as string,
  })
})

test('who reaches it and reads without a key is told', () => {
  expect(lookAtDoors(readConfig({})).state).toBe('ok')
  expect(lookAtDoors(readConfig({ HOST: '0.0.0.0' })).told).toContain('all answers and /metrics')
  expect(lookAtDoors(readConfig({ HOST: '0.0.0.0', READING: 'key', METRICS: 'off' })).state).toBe('ok')
})
