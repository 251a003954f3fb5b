// Prints "<passed> <failed>" of a vitest JSON report; a file that failed before its tests ran counts as one failure.
import { readFileSync } from 'node:fs'

const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
let passed = 0
let failed = 0
for (const { status, assertionResults } of testResults) {
  const failedHere = assertionResults.filter((test) => test.status === 'failed').length
  passed += assertionResults.filter((test) => test.status === 'passed').length
  failed += status === 'failed' ? Math.max(1, failedHere) : failedHere
}
console.log(`${passed} ${failed}`)
