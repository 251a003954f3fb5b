import { execFile } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, run, serve, type Wiki } from './wiki.ts'

/** Debian's package `mediawiki`, with SQLite. */
const HOME = '/usr/share/mediawiki'
export const hasMediaWiki = (): boolean => existsSync(join(HOME, 'maintenance/install.php'))

export async function startMediaWiki({ folder, port, pictures }: Place): Promise<Wiki> {
  const server = `http://127.0.0.1:${port}`
  const options = { dbtype: 'sqlite', dbpath: folder, confpath: folder, server, scriptpath: '' }
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  await run('php', [
    join(HOME, 'maintenance/install.php'),
    ...flags,
    '--pass',
    'only-on-loopback-1',
    'Trial',
    'Admin',
  ])
  const settings = join(folder, 'LocalSettings.php')
  // What its administrator must allow: pictures from one server, and no other.
  appendFileSync(settings, `\n$wgAllowExternalImagesFrom = '${pictures}/';\n`)
  const env = { MW_CONFIG_FILE: settings }
  const stop = await serve(HOME, port, env)
  return {
    name: 'MediaWiki',
    version:
      /define\( 'MW_VERSION', '([^']+)'/.exec(
        readFileSync(join(HOME, 'includes/Defines.php'), 'utf8'),
      )?.[1] ?? '',
    async write(text) {
      await new Promise<void>((resolve, reject) => {
        const edit = execFile(
          'php',
          [join(HOME, 'maintenance/edit.php'), '--user', 'Admin', 'Deals'],
          { env: { ...process.env, ...env } },
          (error) => (error ? reject(error) : resolve()),
        )
        edit.stdin?.end(text)
      })
      return `${server}/index.php/Deals`
    },
    stop,
  }
}
