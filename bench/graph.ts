/** Makes a database with a generated graph of so many companies: `npm run bench:graph -- 100000 /tmp/graph`. */
import { readConfig } from '../src/config.ts'
import { importGenerated } from './bulk.ts'

const [companies, dataDir] = process.argv.slice(2)
if (!companies || !dataDir) throw new Error('Say how many companies, and the folder of the new database.')
await importGenerated({
  companies: Number(companies),
  dataDir,
  cacheDir: readConfig(process.env).cacheDir,
  recordedAt: '2026-11-01T00:00:00.000Z',
  log: console.error,
})
// The lifeline to the database's process would keep this one.
process.exit(0)
