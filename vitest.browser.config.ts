import { defineConfig } from 'vitest/config'

/** The console in a real browser: `npm run test:browser`. One product on one demo ledger serves all files, which take turns. */
export default defineConfig({
  test: {
    globalSetup: 'test/browser/setup.ts',
    include: ['test/browser/**/*.browser.ts'],
    fileParallelism: false,
    // On busy cores a browser may be late once. What is broken is broken twice.
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
