const EXECUTE = 'E'.charCodeAt(0)
const QUERY = 'Q'.charCodeAt(0)
const LENGTH = 4

/** Counts the messages by which clients run statements. */
export function createCounter() {
  let statements = 0
  return {
    statements: () => statements,
    /** Follows the messages of one connection, however they are cut into pieces. */
    open(): (bytes: Buffer) => void {
      let pending: Buffer = Buffer.alloc(0)
      // The first message of a connection has no type before its length.
      let head = 0
      return (bytes) => {
        pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes])
        for (let end = endOfMessage(pending, head); end !== null; end = endOfMessage(pending, head)) {
          if (head === 1 && isRun(pending[0])) statements++
          pending = pending.subarray(end)
          head = 1
        }
      }
    },
  }
}

function isRun(type: number | undefined): boolean {
  return type === EXECUTE || type === QUERY
}

/** Null while the message is not all there. */
function endOfMessage(bytes: Buffer, head: number): number | null {
  if (bytes.length < head + LENGTH) return null
  const end = head + bytes.readInt32BE(head)
  return bytes.length < end ? null : end
}
