import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { run } from './processes.ts'

export const PEERS = fileURLToPath(new URL('../peers', import.meta.url))

/** The peers need another major version of graphql than the project, so they have packages of their own. */
export async function installPeers(report: (line: string) => void): Promise<void> {
  if (existsSync(`${PEERS}/node_modules/.package-lock.json`)) return
  report('Installing what is compared with, once.')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await run(npm, ['ci', '--prefix', PEERS])
}
