import { describe, expect, it } from 'vitest'
import { expectedMails, filesOfMails, judgeMail, knownFaults } from './score/ownMails.ts'

/** Nobody adds to the list of known faults: what is read rightly today is read rightly tomorrow. */
const MOST_KNOWN_FAULTS = 3
const TYPES = ['HARD', 'SOFT', 'NOT_HARD', 'DELAYED', 'DELIVERED']

const mails = expectedMails()
const faults = knownFaults()

describe('the mails of our own', () => {
  it('are 120 and more, each with its line in the table', () => {
    expect(mails.length).toBeGreaterThanOrEqual(120)
    expect(mails.map(({ file }) => file)).toEqual(filesOfMails().toSorted())
  })

  it('are three and more of each kind', () => {
    const counts = Map.groupBy(mails, ({ kind }) => kind)
    const few = [...counts].filter(([, ofKind]) => ofKind.length < 3).map(([kind]) => kind)

    expect(few).toEqual([])
    expect(counts.size).toBeGreaterThanOrEqual(30)
  })

  it('say of each bounce what became of every recipient, and why', () => {
    const bounces = mails.filter(({ readings }) => readings.includes('BOUNCE'))
    const untold = bounces.filter(
      ({ recipients }) => recipients.length === 0 || recipients.some(({ type }) => !TYPES.includes(type)),
    )

    expect(untold.map(({ file }) => file)).toEqual([])
  })

  it('have no more faults than were known', () => {
    const files = mails.map(({ file }) => file)

    expect([...faults.keys()].filter((file) => !files.includes(file))).toEqual([])
    expect(faults.size).toBeLessThanOrEqual(MOST_KNOWN_FAULTS)
  })

  it.each(mails)('$file is read as it is meant', async (mail) => {
    const { wrong, told } = await judgeMail(mail)
    const known = faults.get(mail.file) ?? []

    expect(
      wrong.filter((measure) => !known.includes(measure)),
      `${mail.file} was read as: ${told}`,
    ).toEqual([])
    expect(
      known.filter((measure) => !wrong.includes(measure)),
      `${mail.file} is read rightly now: take it off the list in knownFaults.tsv`,
    ).toEqual([])
  })
})
