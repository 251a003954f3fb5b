import { expect, it } from 'vitest'
import { sayConstant } from './say-constant.ts'

it.each([
  ['COMPUTE_CAPACITY', 'compute capacity'],
  ['DATA_CENTER_LEASE', 'data centre lease'],
  ['CEO', 'CEO'],
])('%s is said as %s', (constant, said) => expect(sayConstant(constant)).toBe(said))
