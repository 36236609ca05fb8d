import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { start } from '../server/process.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null where there is no Chromium: then nothing here can be tested, and the run says so. */
    chromium: string | null
    consoleUrl: string
    demoToken: string
  }
}

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Starts the product as a person does, on an embedded PostgreSQL with its demo ledger, for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place)) ?? null
  project.provide('chromium', chromium)
  if (chromium === null) {
    console.warn(
      'There is no Chromium here, so the console is not tested in a browser. Name one in CHROMIUM.',
    )
    project.provide('consoleUrl', '')
    project.provide('demoToken', '')
    return async () => {}
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'duegraph-browser-'))
  const server = start('src/cli.ts', ['serve'], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' })
  let reported = ''
  server.stderr?.on('data', (chunk) => {
    reported += String(chunk)
  })
  const url = await addressOf(server.stdout).catch((error: Error) => {
    throw new Error(`${error.message}${reported}`)
  })
  project.provide('consoleUrl', url)
  project.provide('demoToken', (await readFile(join(dataDir, 'demo-token'), 'utf8')).trim())
  return async () => {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The welcome is printed when everything is ready. */
async function addressOf(stdout: NodeJS.ReadableStream | null): Promise<string> {
  let said = ''
  for await (const chunk of stdout ?? []) {
    said += String(chunk)
    const [, url] = /Console\s+(http:\S+)\/console\//.exec(said) ?? []
    if (url !== undefined) {
      // Nobody reads on, and a full pipe would hold the server up.
      stdout?.resume()
      return url
    }
  }
  throw new Error(`The product ended before it was ready: ${said}`)
}
