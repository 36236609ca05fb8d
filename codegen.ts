import type { CodegenConfig } from '@graphql-codegen/cli'

/** Typed documents for the tests, from the printed schema: a test that asks for what is not there does not compile. */
const config: CodegenConfig = {
  schema: './schema.graphql',
  documents: ['test/**/*.ts', '!test/graphql/**', '!test/client/**'],
  ignoreNoDocuments: true,
  generates: {
    'test/graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
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
      },
    },
  },
}

export default config
