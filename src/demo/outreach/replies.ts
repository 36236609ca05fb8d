import { minutesAfter } from '../businessTime.ts'
import { type Bill, quietFrom } from '../invoice/bill.ts'
import { type Deed, errand } from './deed.ts'
import { receive } from './inbound.ts'
import type { ReplyKind } from './letter.ts'
import { colleagueSender, type Office } from './office.ts'

/** Some customers answer a reminder that reached them. */
export function answerTo(office: Office, bill: Bill, sentAt: Date | null): void {
  const { random, world } = office
  if (sentAt === null || !random.chance(0.16)) return
  const kind = random.weighted<ReplyKind>([
    ['copyRequest', 4],
    ['outOfOffice', 3],
    ['wrongPerson', 1.5],
    ['alreadyPaid', paysSoon(office, bill, sentAt) ? 9 : 0],
  ])
  const isAutomatic = kind === 'outOfOffice'
  const readAt = minutesAfter(sentAt, random.integer(12, 380) + random.fraction())
  const at = isAutomatic
    ? minutesAfter(sentAt, 0.3 + random.fraction())
    : world.time.inOfficeHours(random, readAt)
  if (isQuiet(office, bill, at)) return
  const answers = correspondence(office, bill, kind, at)
  for (const deed of answers.filter((answer) => world.time.isPast(answer.at))) deed.run()
}

function paysSoon({ world }: Office, bill: Bill, sentAt: Date): boolean {
  const { fate } = bill
  return fate.kind === 'paid' && fate.day - world.time.dayOf(sentAt) <= 6
}

/** A letter from the customer and what a colleague answers. */
export function correspondence(office: Office, bill: Bill, kind: ReplyKind, at: Date): Deed[] {
  const { random, world } = office
  const answeredAt = world.time.inOfficeHours(random, minutesAfter(at, random.integer(25, 300)))
  const isAnswered = kind === 'copyRequest' || (kind !== 'outOfOffice' && random.chance(0.5))
  const isOver = kind !== 'dispute' && isQuiet(office, bill, answeredAt)
  const deeds: Deed[] = [{ at, run: () => void receive(office, kind, bill, at) }]
  if (isAnswered && !isOver) {
    const sender = colleagueSender(office, bill.customer, answeredAt)
    deeds.push(
      errand(office, {
        kind: kind === 'copyRequest' ? 'copy' : 'acknowledgement',
        bills: [bill],
        at: answeredAt,
        sender,
      }),
    )
  }
  return deeds
}

function isQuiet({ world }: Office, bill: Bill, at: Date): boolean {
  const quiet = quietFrom(bill)
  return quiet !== null && world.time.dayOf(at) >= quiet
}
