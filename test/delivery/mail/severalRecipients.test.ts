import { describe, expect, it } from 'vitest'
import { told, writeMail, writeReport } from './writeMail.ts'

const groupOf = (name: string, status = '5.0.0') =>
  `Final-Recipient: rfc822; ${name}@buyer.example\nAction: failed\nStatus: ${status}`

describe('a notice about several recipients', () => {
  it('decides for each by its own lines alone, in a report', async () => {
    const notice =
      'Your message could not be delivered.\n\n<kim@buyer.example>: 550 Mailbox full\n\n<lee@buyer.example>: 550 User unknown\n\n<max@buyer.example>: 550 Sorry'

    expect(
      await told(writeReport(['kim', 'lee', 'max'].map((name) => groupOf(name)).join('\n\n'), notice)),
    ).toEqual([
      'BOUNCED kim@buyer.example SOFT MAILBOX_FULL',
      'BOUNCED lee@buyer.example HARD MAILBOX_DOES_NOT_EXIST',
      'BOUNCED max@buyer.example SOFT OTHER',
    ])
  })

  it('gives nobody up for what is said of another, in whichever order they are named', async () => {
    const gone = '<lee@buyer.example>: 550 5.1.1 User unknown'
    const silent = '<kim@buyer.example>: 550 Sorry'
    for (const lines of [
      [gone, silent],
      [silent, gone],
    ]) {
      const report = writeReport(`${groupOf('kim')}\n\n${groupOf('lee')}`, lines.join('\n\n'))
      const notice = writeMail(
        { Subject: 'Returned mail: User unknown' },
        `Delivery failed.\n\n${lines.join('\n\n')}\n`,
      )
      for (const mail of [report, notice])
        expect((await told(mail)).toSorted()).toEqual([
          'BOUNCED kim@buyer.example SOFT OTHER',
          'BOUNCED lee@buyer.example HARD MAILBOX_DOES_NOT_EXIST',
        ])
    }
  })

  it('tells what stands behind a list of them of all of the list', async () => {
    const body =
      'Delivery to the following recipients failed:\n\n  kim@buyer.example\n  lee@buyer.example\n\n550 No such user here\n'

    expect(await told(writeMail({}, body))).toEqual([
      'BOUNCED kim@buyer.example HARD MAILBOX_DOES_NOT_EXIST',
      'BOUNCED lee@buyer.example HARD MAILBOX_DOES_NOT_EXIST',
    ])
  })
})
