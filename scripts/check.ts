/** Runs every gate, prints one line for each, and fails if any fails. */
import { GATES, runGate } from './gates.ts'

const outcomes = await Promise.all(GATES.map((gate) => runGate(gate, process.cwd())))
for (const { gate, ok, output, seconds } of outcomes) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${gate.name} (${seconds.toFixed(1)} s)`)
  if (!ok) console.log(output.trim().replace(/^/gm, '       '))
}
if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1
