import pg from 'pg'
import { CHANNEL } from './announce.ts'

type Listening = {
  url: string
  onPayload: (payload: string) => void
  /** Told once, when the connection is gone and with it whatever is said meanwhile. */
  onLost: (error: Error) => void
}

export type Listener = { close(): Promise<void> }

/** A firewall that forgets a connection tells neither side. Nothing is heard through it, so it is asked something. */
const PULSE = 5_000

/** Listens on a connection of its own; settled once nothing that is said can be missed. */
export async function listen({ url, onPayload, onLost }: Listening): Promise<Listener> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'duegraph live',
    connectionTimeoutMillis: 2_000,
    query_timeout: PULSE,
    keepAlive: true,
  })
  let isListening = false
  let isOver = false
  const end = async () => {
    isOver = true
    clearInterval(pulse)
    await client.end().catch(() => {})
  }
  const lose = (error: Error) => {
    if (isOver) return
    void end()
    if (isListening) onLost(error)
  }
  const pulse = setInterval(() => client.query('select 1').catch(lose), PULSE).unref()
  client.on('error', lose)
  client.on('end', () => lose(new Error('PostgreSQL closed the connection.')))
  client.on('notification', ({ payload }) => onPayload(payload ?? ''))
  try {
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
  } catch (error) {
    await end()
    throw error
  }
  isListening = true
  return { close: end }
}
