import type { CodegenConfig } from '@graphql-codegen/cli'

const shared = {
  useTypeImports: true,
  enumsAsTypes: true,
  importExtension: '.ts',
  scalars: {
    DateTime: 'string',
    LocalDate: 'string',
    UUID: 'string',
    SafeInt: 'number',
    Decimal: 'string',
    CurrencyCode: 'string',
    TimeZone: 'string',
    JSON: 'unknown',
  },
} as const

/**
 * Typed documents for the tests and for the console, from the printed schema: what asks for what is not there does not compile. In
 * the console a component reads what its own fragment asks for, and nothing else.
 */
const config: CodegenConfig = {
  schema: './schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    'test/graphql/': {
      documents: ['test/**/*.ts', '!test/graphql/**', '!test/client/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: shared,
    },
    'console/src/graphql/': {
      documents: ['console/src/**/*.{ts,tsx}', '!console/src/graphql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: shared,
    },
  },
}

export default config
