import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // graphql offers Vite another build than Node; ours must be the one that Yoga and Pothos load.
    alias: [
      {
        find: /^graphql$/,
        replacement: fileURLToPath(new URL('node_modules/graphql/index.mjs', import.meta.url)),
      },
    ],
  },
  test: {
    globalSetup: 'test/globalSetup.ts',
    include: ['test/**/*.test.ts'],
    // Two cores, and PostgreSQL wants one of them.
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 180_000,
    // What is waited for comes; how soon is not what a test is about.
    expect: { poll: { timeout: 30_000 } },
  },
})
