import { defineConfig } from 'vitest/config'

/** For `npm run mutation`: the tests that need nothing but the code of claims and questions. */
export default defineConfig({
  test: {
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    setupFiles: ['test/support/fast-check.setup.ts'],
    testTimeout: 60_000,
    include: ['src/{claims,questions}/**/*.test.ts', 'test/property/**/*.test.ts'],
    exclude: ['src/**/*.db.test.ts'],
  },
})
