import { join } from 'node:path'
import { parseAddress, parseDisplayName } from './address.ts'
import { type DkimKey, readDkimKeyFile } from './dkimKey.ts'
import type { Mailbox } from './letter.ts'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']
const FROM_WITHOUT_SMTP = 'Duegraph <outreach@duegraph.example>'
const MOST_AT_A_TIME = 100

/** The trimmed value of a setting, or null where it is absent or empty. */
type ReadText = (name: string) => string | null
type Surroundings = { dataDir: string; host: string; port: number }

export type MailSettings = {
  /** Null: nothing is sent, and copies are written to the outbox. */
  smtpUrl: string | null
  from: Mailbox
  bounceDomain: string
  /** Where tracked links and unsubscribe pages are reached from outside, without a slash at the end. */
  publicUrl: string
  /** Null: letters are not signed here. */
  dkim: DkimKey | null
  /** Copies that are handed over at a time. */
  concurrency: number
  outboxFolder: string
  /** Whether the outbox has a page. */
  isOutboxShown: boolean
}

/** Reads and checks every setting that mail has. */
export function readMailSettings(text: ReadText, { dataDir, host, port }: Surroundings): MailSettings {
  const smtpUrl = readSmtpUrl(text('SMTP_URL'))
  const from = readFrom(text('MAIL_FROM'), smtpUrl !== null)
  return {
    smtpUrl,
    from,
    bounceDomain: readDomain('BOUNCE_DOMAIN', text('BOUNCE_DOMAIN') ?? domainOf(from)),
    publicUrl: readPublicUrl(text('PUBLIC_URL') ?? `http://localhost:${port}`),
    dkim: readDkim(text),
    concurrency: readConcurrency(text('MAIL_CONCURRENCY') ?? '10'),
    outboxFolder: join(dataDir, 'outbox'),
    isOutboxShown: readSwitch('OUTBOX', text('OUTBOX')) ?? (smtpUrl === null && LOOPBACK.includes(host)),
  }
}

/** The value may hold a password, so the sentence does not repeat it. */
function readSmtpUrl(text: string | null): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return text
  throw new Error('SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465.')
}

function readFrom(text: string | null, isSending: boolean): Mailbox {
  if (text === null && isSending) {
    throw new Error(
      'MAIL_FROM must say who mail comes from when SMTP_URL is set, such as Name <name@company.example>.',
    )
  }
  const mailbox = parseMailbox(text ?? FROM_WITHOUT_SMTP)
  if (mailbox !== null) return mailbox
  throw new Error(`MAIL_FROM must be an address such as Name <name@company.example>, not "${text}".`)
}

function parseMailbox(text: string): Mailbox | null {
  const [, name, inBrackets] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? []
  const parsed = parseAddress(inBrackets ?? text)
  const displayName = name?.trim() ? parseDisplayName(name.trim().replace(/^"(.*)"$/, '$1')) : null
  if (parsed === null || parsed.needsUtf8 || (name?.trim() && displayName === null)) return null
  return { name: displayName, address: parsed.wire }
}

function domainOf({ address }: Mailbox): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function readDomain(name: string, text: string): string {
  const parsed = parseAddress(`bounce@${text}`)
  if (parsed !== null) return domainOf({ name: null, address: parsed.wire })
  throw new Error(`${name} must be a domain such as mail.company.example, not "${text}".`)
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const isPlain = url !== null && url.username === '' && url.search === '' && url.hash === ''
  if (isPlain && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '')
  throw new Error(`PUBLIC_URL must be a web address such as https://duegraph.company.example, not "${text}".`)
}

function readDkim(text: ReadText): DkimKey | null {
  const names = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE']
  const [domain, selector, file] = names.map(text)
  if (!domain && !selector && !file) return null
  if (!domain || !selector || !file) {
    throw new Error(`${names.join(', ')} must be set together, or none of them.`)
  }
  return {
    domainName: readDomain('DKIM_DOMAIN', domain),
    keySelector: readSelector(selector),
    privateKey: readDkimKeyFile(file),
  }
}

function readSelector(text: string): string {
  if (/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/i.test(text)) return text
  throw new Error(`DKIM_SELECTOR must be a name of letters, digits, dots and hyphens, not "${text}".`)
}

function readConcurrency(text: string): number {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (value >= 1 && value <= MOST_AT_A_TIME) return value
  throw new Error(`MAIL_CONCURRENCY must be a whole number from 1 to ${MOST_AT_A_TIME}, not "${text}".`)
}

function readSwitch(name: string, text: string | null): boolean | null {
  if (text === null) return null
  if (text === '1' || text === 'true') return true
  if (text === '0' || text === 'false') return false
  throw new Error(`${name} must be 1 or 0, not "${text}".`)
}
