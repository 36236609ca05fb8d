/** What a worker cannot find out by itself. It holds passwords, so it goes through the pipe between the two processes. */
export type Opening = {
  databaseUrl: string
  /** In base64url: messages are JSON. */
  cursorKey: string
  mailKey: string
  demoToken: string | null
}

export type ToWorker = { kind: 'open'; opening: Opening } | { kind: 'stop' }

export type FromWorker =
  /** The port is taken, and health is answered. */
  | { kind: 'listening'; url: string }
  /** Queries are answered. */
  | { kind: 'open' }
