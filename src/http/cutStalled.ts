import type { ServerResponse } from 'node:http'

/** Ends the answer of a client that has stopped reading: what waits for it would wait for ever. */
export function cutStalled(response: ServerResponse, interval = 30_000): void {
  let waiting: number | null = null
  const look = () => {
    const written = response.writableNeedDrain ? (response.socket?.bytesWritten ?? 0) : null
    if (written !== null && written === waiting) response.destroy()
    waiting = written
  }
  const timer = setInterval(look, interval).unref()
  response.once('close', () => clearInterval(timer))
}
