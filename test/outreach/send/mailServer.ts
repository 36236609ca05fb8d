import type { Handover, LetterCopy, MailTransport } from '../../../src/mail/transport.ts'

type MailServer = MailTransport & { copies: LetterCopy[]; addresses(): string[] }

/** A mail server that answers each address as it is told, and remembers what it was given. */
export function answering(
  answers: Record<string, Handover>,
  /** Before it answers. */
  meanwhile: (address: string) => Promise<unknown> = async () => {},
): MailServer {
  const copies: LetterCopy[] = []
  return {
    copies,
    addresses: () => copies.map(addressOf),
    send: async (copy) => {
      copies.push(copy)
      const address = addressOf(copy)
      await meanwhile(address)
      return answers[address] ?? { outcome: 'ACCEPTED', response: '250 ok', providerIds: [] }
    },
    close: async () => {},
  }
}

function addressOf({ message }: LetterCopy): string {
  // The composer makes each copy for one address.
  const { to } = message.envelope as { to: string[] }
  return to[0] ?? ''
}

export const unknownUser: Handover = {
  outcome: 'REFUSED',
  isRecipient: true,
  code: 550,
  response: '550 5.1.1 User unknown',
}

export const busy: Handover = { outcome: 'DEFERRED', code: 421, response: '421 Try again later' }
