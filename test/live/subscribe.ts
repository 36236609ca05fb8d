import type { ExecutionResult } from 'graphql'

type Send = (init: RequestInit) => Promise<Response>

export type Subscription = {
  status: number
  headers: Headers
  /** The next answer; null when the stream has completed. */
  next<Data = Record<string, unknown>>(): Promise<ExecutionResult<Data> | null>
  /** Goes away as a client does that closes its window. */
  close(): void
}

/** Subscribes as a client of server-sent events does. */
export async function subscribe(
  send: Send,
  token: string,
  query: string,
  { variables = {}, accept = 'text/event-stream' }: { variables?: object; accept?: string } = {},
): Promise<Subscription> {
  const controller = new AbortController()
  const response = await send({
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: controller.signal,
  })
  if (response.body === null) throw new Error('The answer has no body.')
  const events = eventsOf(response.body)
  const { status, headers } = response
  return {
    status,
    headers,
    next: async () => {
      const { value } = await events.next()
      return value === undefined || value.name === 'complete' ? null : JSON.parse(value.data)
    },
    close: () => controller.abort(),
  }
}

/** The fields of each event (HTML standard, "Interpreting an event stream"); comments, which keep it alive, are left out. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ name: string; data: string }> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end)
      text = text.slice(end + 2)
      const name = /^event: ?(.*)$/m.exec(block)?.[1]
      if (name !== undefined) yield { name, data: /^data: ?(.*)$/m.exec(block)?.[1] ?? '' }
    }
    const { done, value } = await reader.read()
    if (done) return
    text += decoder.decode(value, { stream: true })
  }
}
