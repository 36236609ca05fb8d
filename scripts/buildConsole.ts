import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Makes the console's files after an installation. An installation without development packages has none and needs none. */
const require = createRequire(import.meta.url)
const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

if (hasBuilder()) {
  // Documents first: the pages import what they were typed into.
  await run('npx', ['--no-install', 'graphql-codegen', '--config', 'codegen.ts'], { cwd: root })
  await run('npx', ['--no-install', 'vite', 'build', 'console'], { cwd: root })
} else {
  console.log('The console is not built: it takes the development packages. The API does not need it.')
}

function hasBuilder(): boolean {
  try {
    require.resolve('vite/package.json')
    return true
  } catch {
    return false
  }
}
