import { existsSync } from 'node:fs'
import type { Plugin } from 'vite'

const GENERATED = new URL('./src/graphql/gql.ts', import.meta.url)
const CALL = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g
const SOURCE = /\/console\/src\/(?!graphql\/).*\.tsx?$/

/**
 * Puts each document where it is asked for. The generated code looks documents up in a list of all of them, which the first view would have
 * to fetch; so each page brings its own.
 */
export function inlineDocuments(): Plugin {
  let find: ((source: string) => unknown) | null = null
  return {
    name: 'inline-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart: async () => {
      if (!existsSync(GENERATED)) throw new Error('The documents have no types yet: run npm run generate.')
      const { graphql } = (await import(GENERATED.href)) as { graphql: (source: string) => unknown }
      find = graphql
    },
    transform: (code, id) => {
      if (!SOURCE.test(id) || !code.includes('graphql(`')) return null
      const written = code.replaceAll(CALL, (call, source: string) => {
        const document = find?.(source)
        if (typeof document !== 'object' || document === null || !('definitions' in document)) {
          throw new Error(`This document has no types yet: run npm run generate. ${call}`)
        }
        return `(${JSON.stringify(document)})`
      })
      return { code: written, map: null }
    },
  }
}
