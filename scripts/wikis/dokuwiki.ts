import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, run, serve, type Wiki } from './wiki.ts'

/** Debian's package `dokuwiki`: its program, its settings, and the folders that it wants its pages in. */
const HOME = '/usr/share/dokuwiki'
const SETTINGS = '/etc/dokuwiki'
const DATA = [
  'attic',
  'cache',
  'index',
  'locks',
  'media',
  'media_attic',
  'media_meta',
  'meta',
  'pages',
  'tmp',
  'log',
]
export const hasDokuWiki = (): boolean => existsSync(join(HOME, 'doku.php'))

export async function startDokuWiki({ folder, port }: Place): Promise<Wiki> {
  const home = join(folder, 'wiki')
  // A copy of its own, so that no other wiki of this machine is touched.
  await run('cp', ['-rL', HOME, home])
  const conf = join(home, 'conf')
  // Debian's says that settings and pages stand elsewhere, where a wiki of this machine may have its own.
  writeFileSync(join(home, 'inc/preload.php'), `<?php\ndefine('DOKU_CONF', '${conf}/');\n`)
  mkdirSync(conf)
  for (const file of [
    'dokuwiki.php',
    'acronyms.conf',
    'entities.conf',
    'interwiki.conf',
    'license.php',
    'mediameta.php',
    'mime.conf',
    'plugins.php',
    'plugins.required.php',
    'scheme.conf',
    'smileys.conf',
    'wordblock.conf',
  ])
    cpSync(join(SETTINGS, file), join(conf, file))
  writeFileSync(
    join(conf, 'local.php'),
    `<?php
$conf['title'] = 'Trial';
$conf['useacl'] = 0;
$conf['savedir'] = './data';
`,
  )
  for (const name of DATA) mkdirSync(join(home, 'data', name), { recursive: true })
  const stop = await serve(home, port)
  return {
    name: 'DokuWiki',
    version: readFileSync(join(HOME, 'VERSION'), 'utf8').trim(),
    async write(text) {
      writeFileSync(join(home, 'data/pages/deals.txt'), text)
      return `http://127.0.0.1:${port}/doku.php?id=deals&purge=true`
    },
    stop,
  }
}
