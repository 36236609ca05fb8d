import { IncomingMessage } from 'node:http'

/** The request as it came in, behind a server of Node's: Yoga hands it on. */
export function nodeRequestOf(serverContext: object): IncomingMessage | null {
  return 'req' in serverContext && serverContext.req instanceof IncomingMessage ? serverContext.req : null
}
