import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { LedgerSize } from '../ledger/size.ts'

const HELP = `Compares Duegraph with PostGraphile and with hand-written SQL, on one machine and one database.

  npm run bench -- [options]

  --invoices N       invoices in the ledger (500000); as many emails, three times as many lines
  --organizations N  organizations that own them (10)
  --weight N         how many times as many rows the first organization has as each other one (9: half of ten's)
  --only L1,D1       only these operations
  --seconds N        length of one measurement (5)
  --rounds N         measurements of each operation and server, interleaved (5)
  --connections N    connections that ask at once (8)
  --json FILE        write every measurement to a file, too

DATABASE_URL names an empty PostgreSQL database, or one that this command has filled; without it an embedded PostgreSQL
in a folder for temporary files is used and kept for the next time.`

/** Where the ledger is and how large it is: what every command here must know. */
export type LedgerOptions = {
  databaseUrl: string | null
  dataDir: string
  size: LedgerSize
}

export type Options = LedgerOptions & {
  only: readonly string[] | null
  seconds: number
  rounds: number
  connections: number
  json: string | null
}

export const LEDGER_OPTIONS = {
  invoices: { type: 'string', default: '500000' },
  organizations: { type: 'string', default: '10' },
  weight: { type: 'string', default: '9' },
} as const

export function readLedger(values: Record<keyof typeof LEDGER_OPTIONS, string>): LedgerOptions {
  const size = {
    invoices: count('invoices', values.invoices),
    organizations: count('organizations', values.organizations),
    weight: count('weight', values.weight),
  }
  const name = `duegraph-bench-${size.invoices}-${size.organizations}-${size.weight}`
  return { databaseUrl: process.env.DATABASE_URL ?? null, dataDir: join(tmpdir(), name), size }
}

/** What a command takes that asks for nothing but a ledger; `defaults` where it wants another than the largest comparison. */
export function readLedgerOptions(
  defaults: Partial<Record<keyof typeof LEDGER_OPTIONS, string>> = {},
): LedgerOptions {
  const option = (name: keyof typeof LEDGER_OPTIONS) => ({
    type: 'string' as const,
    default: defaults[name] ?? LEDGER_OPTIONS[name].default,
  })
  const { values } = parseArgs({
    options: {
      invoices: option('invoices'),
      organizations: option('organizations'),
      weight: option('weight'),
    },
  })
  return readLedger(values)
}

/** Null when only help was asked for. */
export function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      ...LEDGER_OPTIONS,
      only: { type: 'string' },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '8' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return null
  }
  return {
    ...readLedger(values),
    only: values.only?.split(',') ?? null,
    seconds: count('seconds', values.seconds),
    rounds: count('rounds', values.rounds),
    connections: count('connections', values.connections),
    json: values.json ?? null,
  }
}

export function count(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new Error(`--${name} must be a whole number above 0, not "${text}".`)
}
