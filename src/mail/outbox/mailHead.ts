import { parseAddress } from '../address.ts'

export type MailHead = {
  /** The headers as they were written, ending with the end of a line. */
  source: string
  /** The first header of this name, on one line; empty where there is none. */
  header(name: string): string
}

/** Reads the headers of a mail in bytes: those beyond ASCII stand one for one in the text. */
export function readHead(eml: Buffer): MailHead {
  const [source = ''] = eml.toString('latin1').split(/\r?\n\r?\n/, 1)
  const headers = new Map<string, string>()
  for (const line of source.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase()
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return { source: `${source}\r\n`, header: (name) => headers.get(name) ?? '' }
}

export type MailTrace = { returnAddress: string; recipient: string; messageId: string }

/** Who a written copy went to and where reports on it go. */
export function readTrace({ header }: MailHead): MailTrace {
  const returnAddress = parseAddress(header('x-duegraph-recipient'))?.address
  const recipient = parseAddress(header('delivered-to'))?.address
  if (returnAddress === undefined || recipient === undefined) {
    throw new Error('This mail does not say who it was delivered to and where it came from.')
  }
  return { returnAddress, recipient, messageId: header('message-id') }
}
