import { defineConfig } from 'vitest/config'

/**
 * Vite would take graphql's ES modules for our files while packages get its CommonJS ones: two copies of graphql that refuse
 * each other's schemas. Node itself takes the one for all.
 */
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }]

export default defineConfig({
  test: {
    // `npm run coverage`: where claims are read, judged and shown, hardly a line may go untried.
    coverage: {
      provider: 'v8',
      include: ['claims', 'questions', 'intake', 'surfaces'].map((room) => `src/${room}/**/*.ts`),
      exclude: ['**/*.test.ts'],
      reporter: ['text', 'json-summary'],
      reportOnFailure: true,
      thresholds: { lines: 95, branches: 90 },
    },
    projects: [
      {
        test: {
          name: 'unit',
          alias,
          setupFiles: ['test/support/fast-check.setup.ts'],
          // A busy machine takes many times as long; what hangs is found all the same.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          include: [
            'src/**/*.test.ts',
            'test/unit/**/*.test.ts',
            'test/architecture/**/*.test.ts',
            'test/contract/**/*.test.ts',
            'test/property/**/*.test.ts',
            'test/browser/**/*.test.ts',
          ],
          exclude: ['src/**/*.db.test.ts'],
        },
      },
      {
        test: {
          name: 'database',
          alias,
          setupFiles: ['test/support/fast-check.setup.ts'],
          include: ['test/e2e/**/*.test.ts', 'src/**/*.db.test.ts'],
          globalSetup: 'test/support/neo4j.global.ts',
          // One Neo4j serves all files; they would see each other's data if they ran at once.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'faults',
          alias,
          include: ['test/faults/**/*.test.ts'],
          // On a machine that others use a moment without a processor is no fault; one that comes again is.
          retry: process.env['CI'] === undefined ? 0 : 1,
          // Each breaks a server of its own, and measures how long others wait meanwhile.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
