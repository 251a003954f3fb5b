#!/usr/bin/env node
// There is no build step: tsx runs the source. All is found from this file, and no tsconfig.json of the caller's is read.
import { register } from 'tsx/esm/api'

register({ tsconfig: false })
await import('../src/main.ts')
