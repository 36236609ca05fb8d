import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'test/globalSetup.ts',
    include: ['test/**/*.test.ts'],
    // Two cores, and PostgreSQL wants one of them.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
