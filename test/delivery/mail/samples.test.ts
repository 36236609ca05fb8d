import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readMail } from '../../../src/outreach/delivery/mail/readMail.ts'

const folder = fileURLToPath(new URL('samples/', import.meta.url))

/** The kind that a mail is, and what it says of its one recipient: HARD, SOFT, anything but HARD, or anything. */
const EXPECTED: Record<string, readonly [kind: string, type?: 'HARD' | 'SOFT' | 'NOT HARD']> = {
  'bounce-aborted-after': ['BOUNCE', 'SOFT'],
  'bounce-auth-500': ['BOUNCE', 'NOT HARD'],
  'bounce-auth-5726': ['BOUNCE', 'NOT HARD'],
  'bounce-delayed': ['DELAY'],
  'bounce-delayed-5xx-status': ['DELAY'],
  'bounce-dns-malformed': ['BOUNCE', 'NOT HARD'],
  'bounce-dsn-whitelist-words': ['BOUNCE', 'SOFT'],
  'bounce-eai-global': ['BOUNCE', 'HARD'],
  'bounce-es-plain': ['BOUNCE', 'HARD'],
  'bounce-expanded': ['DELIVERED'],
  'bounce-fr-plain': ['BOUNCE', 'HARD'],
  'bounce-gave-up-later': ['BOUNCE', 'SOFT'],
  'bounce-gave-up-try-again': ['BOUNCE', 'SOFT'],
  'bounce-hard-in-forward': ['BOUNCE', 'HARD'],
  'bounce-helo-rejected': ['BOUNCE', 'NOT HARD'],
  'bounce-host-unknown-550': ['BOUNCE', 'HARD'],
  'bounce-human-quotes-bounce': ['OTHER'],
  'bounce-interscan': ['BOUNCE'],
  'bounce-invalid-user-rcpt-to': ['BOUNCE', 'HARD'],
  'bounce-it-plain': ['BOUNCE', 'HARD'],
  'bounce-ja-plain': ['BOUNCE', 'HARD'],
  'bounce-kddi-as-mailbox-full': ['BOUNCE', 'SOFT'],
  'bounce-mdaemon-user': ['BOUNCE', 'HARD'],
  'bounce-mdn-deleted': ['OTHER'],
  'bounce-mdn-read': ['OTHER'],
  'bounce-ooo-de': ['AUTO_REPLY'],
  'bounce-ooo-left-company': ['AUTO_REPLY'],
  'bounce-policy-address-rejected': ['BOUNCE', 'NOT HARD'],
  'bounce-ptr-missing': ['BOUNCE', 'NOT HARD'],
  'bounce-rbl-address-rejected': ['BOUNCE', 'NOT HARD'],
  'bounce-relay-denied': ['BOUNCE', 'NOT HARD'],
  'bounce-ru-dsn': ['BOUNCE', 'HARD'],
  'bounce-sender-unknown': ['BOUNCE', 'NOT HARD'],
  'bounce-sender-unknown-user': ['BOUNCE', 'NOT HARD'],
  'bounce-tls-required': ['BOUNCE', 'NOT HARD'],
  'bounce-tr-plain': ['BOUNCE', 'HARD'],
  'bounce-undeliverable-subject-rbl': ['BOUNCE', 'NOT HARD'],
  'bounce-unknown-mailer-error': ['BOUNCE', 'NOT HARD'],
  'bounce-x-failed': ['BOUNCE', 'HARD'],
}

describe('a returned mail of the samples', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'))
  const names = files.map((file) => file.replace(/\.eml$/, ''))

  it('has an expected reading', () => {
    expect(names.toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
  })

  it.each(names)('%s is read as it is meant', async (name) => {
    const [kind, type] = EXPECTED[name] ?? []
    const reading = await readMail(readFileSync(`${folder}${name}.eml`))
    const bounced = (reading?.reports ?? []).filter((report) => report.type === 'BOUNCED')

    expect(reading?.kind).toBe(kind)
    expect(bounced).toHaveLength(kind === 'BOUNCE' ? 1 : 0)
    const told = bounced.map(({ bounce }) => bounce?.type)
    if (type === 'NOT HARD') expect(told).not.toContain('HARD')
    else if (type) expect(told).toEqual([type])
    const recipients = bounced.map(({ recipient }) => recipient)
    if (kind === 'BOUNCE') expect(recipients).toEqual([expect.stringMatching(/^s\d+@kunde\.example$/)])
  })
})
