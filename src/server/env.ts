import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readTrustedProxies, type TrustedProxies } from '../http/trustedProxies.ts'
import { type MailSettings, readMailSettings } from '../mail/settings.ts'

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']
const MOST_WORKERS = 64
const PROJECT_DATA = fileURLToPath(new URL('../../.data', import.meta.url))

export type Env = {
  /** 0 lets the system choose a free one. */
  port: number
  host: string
  /** Null: the embedded PostgreSQL in `dataDir` is used. */
  databaseUrl: string | null
  dataDir: string
  /** A folder that somebody named is never exchanged for another one. */
  isDataDirGiven: boolean
  isDemo: boolean
  /** Whether the console is served, where its files are. */
  isConsoleShown: boolean
  corsOrigins: string[]
  /** Proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: TrustedProxies
  /** Connections of each process that serves. */
  poolSize: number
  /** Processes that serve; with 1 this process does it alone. */
  workers: number
  logLevel: string
  /** Whether operations are compiled and rows read along with their parents: without it the answers are the same, later. */
  isAccelerated: boolean
  mail: MailSettings
  /** Whether this process sends mail and takes in what is reported of it, beside what else it does. */
  isMailWorker: boolean
}

/** Reads and checks every setting. An empty value counts as absent. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const text = (name: string) => source[name]?.trim() || null
  const databaseUrl = readDatabaseUrl(text('DATABASE_URL'))
  const givenDataDir = text('DATA_DIR')
  const dataDir = givenDataDir === null ? PROJECT_DATA : resolve(givenDataDir)
  const port = readInteger('PORT', text('PORT') ?? '4000', { from: 0, to: 65_535 })
  const host = text('HOST') ?? '127.0.0.1'
  return {
    port,
    host,
    databaseUrl,
    dataDir,
    isDataDirGiven: givenDataDir !== null,
    isDemo: readSwitch('DEMO', text('DEMO')) ?? databaseUrl === null,
    isConsoleShown: readSwitch('CONSOLE', text('CONSOLE')) ?? true,
    corsOrigins: (text('CORS_ORIGINS') ?? '').split(',').filter(Boolean).map(readOrigin),
    trustedProxies: readTrustedProxies(text('TRUSTED_PROXIES') ?? ''),
    poolSize: readInteger('POOL_SIZE', text('POOL_SIZE') ?? '6', { from: 1, to: 100 }),
    workers: readWorkers(text('WORKERS') ?? '1'),
    logLevel: readLogLevel(text('LOG_LEVEL') ?? 'info'),
    isAccelerated: readSwitch('ACCELERATOR', text('ACCELERATOR')) ?? true,
    mail: readMailSettings(text, { dataDir, host, port }),
    isMailWorker: readSwitch('MAIL_WORKER', text('MAIL_WORKER')) ?? true,
  }
}

type IntegerRange = {
  from: number
  to: number
  /** A word that is allowed as well, and was not given. */
  orElse?: string
}

function readInteger(name: string, text: string, { from, to, orElse }: IntegerRange): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= from && value <= to) return value
  const otherwise = orElse === undefined ? '' : ` or ${orElse}`
  throw new Error(`${name} must be a whole number from ${from} to ${to}${otherwise}, not "${text}".`)
}

function readWorkers(text: string): number {
  if (text === 'auto') return Math.min(availableParallelism(), MOST_WORKERS)
  return readInteger('WORKERS', text, { from: 1, to: MOST_WORKERS, orElse: 'auto' })
}

function readSwitch(name: string, text: string | null): boolean | null {
  if (text === null) return null
  if (text === '1' || text === 'true') return true
  if (text === '0' || text === 'false') return false
  throw new Error(`${name} must be 1 or 0, not "${text}".`)
}

/** The value may hold a password, so the sentence does not repeat it. */
function readDatabaseUrl(text: string | null): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^postgres(ql)?:$/.test(url.protocol)) return text
  throw new Error('DATABASE_URL must look like postgresql://user:password@host:5432/database.')
}

function readOrigin(text: string): string {
  const origin = text.trim()
  if (URL.canParse(origin) && new URL(origin).origin === origin) return origin
  throw new Error(`CORS_ORIGINS must list origins such as https://app.example, and "${origin}" is none.`)
}

function readLogLevel(text: string): string {
  if (LOG_LEVELS.includes(text)) return text
  throw new Error(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}".`)
}
