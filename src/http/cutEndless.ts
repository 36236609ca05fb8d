import type { IncomingMessage, ServerResponse } from 'node:http'

/** Time for the sender to read the answer, before what it still sends breaks the connection off. */
const PATIENCE = 500

/** Ends a sender that goes on after it was answered: nobody reads what it sends. */
export function cutEndless(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete) return
    setTimeout(() => {
      if (!request.complete) request.socket.destroy()
    }, PATIENCE).unref()
  })
}
