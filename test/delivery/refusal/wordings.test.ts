import { describe, expect, it } from 'vitest'
import type { ProviderName } from '../../../src/outreach/delivery/provider/provider.ts'
import { read, writeMail, writeReport } from '../mail/writeMail.ts'
import { hardBounces } from './hardBounces.ts'
import { OF_OTHERS } from './wordingsOfOthers.ts'
import { OF_RECIPIENT } from './wordingsOfRecipient.ts'

const KIM = 'kim@buyer.example'
const statusIn = (reply: string) => /[45]\.\d{1,3}\.\d{1,3}/.exec(reply)?.[0] ?? '5.0.0'
const SENT_FROM = { To: 'out@supplier.example' }

const asReport = (reply: string) =>
  writeReport(
    `Final-Recipient: rfc822; ${KIM}\nAction: failed\nStatus: ${statusIn(reply)}\nDiagnostic-Code: smtp; ${reply.replaceAll('\n', '\n ')}`,
  ).replace('To: bounce+abc@supplier.example', `To: ${SENT_FROM.To}`)
const asNotice = (reply: string) =>
  writeMail(SENT_FROM, `Your message could not be delivered.\n\n<${KIM}>:\n${reply}\n`)

async function typeIn(mail: string) {
  const { reports = [] } = (await read(mail)) ?? {}
  return reports.map(({ recipient, bounce }) => `${recipient} ${bounce?.type}`)
}

describe.each([
  ['report', asReport],
  ['notice', asNotice],
])('in a %s', (_, write) => {
  it.each(OF_OTHERS)('«%s» does not give the recipient up', async (reply) => {
    expect(await typeIn(write(reply))).not.toContain(`${KIM} HARD`)
  })

  it.each(OF_RECIPIENT)('«%s» gives the recipient up', async (reply) => {
    expect(await typeIn(write(reply))).toEqual([`${KIM} HARD`])
  })
})

/** Only who knows who sent the message knows that this host is theirs. */
const IS_HOST_ALONE = /^550 mail\.supplier\.example: Host not found$/
const NAMES_SENDER: readonly string[] = [
  'ses',
  'postmark',
  'mailgun',
  'mandrill',
  'resend',
  'sparkpost',
  'postal',
]

// The keys of a record that has every service.
describe.each(Object.keys(hardBounces) as ProviderName[])('by a webhook of %s', (service) => {
  const typesIn = (reply: string) => hardBounces[service](reply).map(({ bounce }) => bounce?.type)

  it('refusals of others do not give the recipient up, though the service calls them hard', () => {
    const told = OF_OTHERS.filter((reply) => NAMES_SENDER.includes(service) || !IS_HOST_ALONE.test(reply))
    expect(told.filter((reply) => typesIn(reply).includes('HARD'))).toEqual([])
  })

  it('refusals of the recipient give it up', () => {
    expect(OF_RECIPIENT.filter((reply) => typesIn(reply).join() !== 'HARD')).toEqual([])
  })
})
