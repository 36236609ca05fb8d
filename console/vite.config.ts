import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileMessages } from './compileMessages.ts'
import { inlineDocuments } from './inlineDocuments.ts'
import { precompress } from './precompress.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The console's files, named by their content: `npm run console:build` makes them, the server hands them out. */
export default defineConfig({
  root: at('.'),
  base: '/console/',
  plugins: [compileMessages(), inlineDocuments(), react(), precompress()],
  resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2023',
    // Without it a page would carry an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000', '/console/session': 'http://127.0.0.1:4000' } },
})
