import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProviderName } from '../../../src/outreach/delivery/provider/provider.ts'
import { refusalVerdict } from '../../../src/outreach/delivery/refusal/refusalVerdict.ts'
import { read, writeMail, writeReport } from '../mail/writeMail.ts'
import {
  CODES,
  OTHER_PARTIES,
  RECIPIENT_CODES,
  RECIPIENT_TEMPLATES,
  RECIPIENT_TROUBLES,
  TEMPLATES,
  TROUBLES,
} from './grammar.ts'
import { hardBounces } from './hardBounces.ts'

// The keys of a record that has every service.
const services = Object.keys(hardBounces) as ProviderName[]

const ofOthers = OTHER_PARTIES.flatMap((party) =>
  TROUBLES.flatMap((trouble) => TEMPLATES.map((write) => write(party, trouble))),
)
const ofRecipient = RECIPIENT_TROUBLES.flatMap((trouble) =>
  RECIPIENT_TEMPLATES.map((write) => write(trouble)),
)

const replyOf = (codes: readonly string[], sentences: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...codes), fc.constantFrom(...sentences))
    .map(([code, sentence]) => `${code} ${sentence}`)

const typeOf = (text: string) => refusalVerdict({ text, isFinal: true })?.type

const reportOf = (reply: string, action = 'failed') =>
  writeReport(
    `Final-Recipient: rfc822; kim@buyer.example\nAction: ${action}\nStatus: ${/[45]\.\d\.\d/.exec(reply)?.[0] ?? '5.0.0'}\nDiagnostic-Code: smtp; ${reply}`,
  )
const noticeOf = (reply: string) =>
  writeMail({}, `Your message could not be delivered.\n\n<kim@buyer.example>:\n${reply}\n`)

async function typesIn(mail: string) {
  const { reports = [] } = (await read(mail)) ?? {}
  return reports.map(({ bounce }) => bounce?.type)
}

describe('a refusal', () => {
  it('of whoever sends never gives the recipient up, in no combination of party, trouble, sentence and code', () => {
    const replies = CODES.flatMap((code) => ofOthers.map((sentence) => `${code} ${sentence}`))

    expect(replies.length).toBeGreaterThan(30_000)
    expect(replies.filter((reply) => typeOf(reply) === 'HARD')).toEqual([])
  }, 60_000)

  it('of the recipient gives it up, in every combination of trouble, sentence and code', () => {
    const replies = RECIPIENT_CODES.flatMap((code) => ofRecipient.map((sentence) => `${code} ${sentence}`))

    expect(replies.length).toBeGreaterThan(2000)
    expect(replies.filter((reply) => typeOf(reply) !== 'HARD')).toEqual([])
  }, 60_000)

  it.each(services)('of whoever sends never gives the recipient up by a webhook of %s', (service) => {
    fc.assert(
      fc.property(replyOf(CODES, ofOthers), (reply) => {
        expect(hardBounces[service](reply).map(({ bounce }) => bounce?.type)).not.toContain('HARD')
      }),
      { numRuns: 200 },
    )
  })

  it.each(services)('of the recipient gives it up by a webhook of %s', (service) => {
    fc.assert(
      fc.property(replyOf(RECIPIENT_CODES, ofRecipient), (reply) => {
        expect(hardBounces[service](reply).map(({ bounce }) => bounce?.type)).toEqual(['HARD'])
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['report', reportOf],
    ['notice', noticeOf],
  ])('is read alike in a %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(replyOf(CODES, ofOthers), async (reply) => {
        expect(await typesIn(write(reply))).not.toContain('HARD')
      }),
      { numRuns: 200 },
    )
    await fc.assert(
      fc.asyncProperty(replyOf(RECIPIENT_CODES, ofRecipient), async (reply) => {
        expect(await typesIn(write(reply))).toEqual(['HARD'])
      }),
      { numRuns: 200 },
    )
  })
})
