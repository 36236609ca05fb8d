import type { IncomingMessage } from 'node:http'

/** What a question to the API may have. */
const BODY_LIMIT = 1_048_576

const bodies = new WeakMap<object, Buffer>()

/** The body of a request that `readBody` has read, so that it need not pass through streams once more. */
export function bodyOf(request: object): Buffer | undefined {
  return bodies.get(request)
}

/**
 * Reads the body as it streams in and leaves it on the request, where Yoga's adapter looks for it. False as soon
 * as it is too long: the rest is dropped unread, and the server's request timeout ends a sender that never stops.
 */
export async function readBody(request: IncomingMessage, limit = BODY_LIMIT): Promise<boolean> {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    request.resume()
    return false
  }
  const chunks = await collect(request, limit)
  if (chunks === null) return false
  const [only] = chunks
  const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)
  bodies.set(request, bytes)
  Object.assign(request, { body: new ReadBody(bytes) })
  return true
}

/** The adapter lists the keys of what it is given, and a buffer has one for every byte. */
class ReadBody {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    yield this.bytes
  }
}

function collect(request: IncomingMessage, limit: number): Promise<Buffer[] | null> {
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    const finish = (result: Buffer[] | null) => {
      request.off('data', take)
      resolve(result)
    }
    const take = (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size > limit) finish(null)
    }
    request.on('data', take)
    request.once('end', () => finish(chunks))
    request.once('error', reject)
    request.once('close', () => {
      // It comes after every body, and an error costs its stack.
      if (!request.readableEnded) reject(new Error('The sender left before the end of the body.'))
    })
  })
}
