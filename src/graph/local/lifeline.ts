import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

/**
 * Waits until its input ends, then ends process $1. The other end of that input is held by our process alone, and the
 * system closes it however we end, SIGKILL included. It works wherever there is a shell, and, unlike
 * `setpriv --pdeathsig`, does not depend on the thread that started the process.
 */
const WATCH = `read -r _
kill -TERM "$1" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  kill -0 "$1" 2>/dev/null || exit 0
  sleep 1
done
kill -KILL "$1" 2>/dev/null`

/** Ties a process's life to ours. The returned function unties it, for when it has ended by itself. */
export function tieToUs(pid: number): () => void {
  // Detached: what is sent to our whole process group must not reach the watch.
  const watch = spawn('/bin/sh', ['-c', WATCH, 'dealgraph-lifeline', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watch.on('error', () => {})
  watch.stdin.on('error', () => {})
  // The watch must not keep us alive.
  watch.unref()
  if (watch.stdin instanceof Socket) watch.stdin.unref()
  return () => watch.kill('SIGKILL')
}
