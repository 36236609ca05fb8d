import { defineConfig } from 'prisma/config'

// `prisma generate` never runs the schema engine but fetches it when no path is given; any executable will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/duegraph' },
})
