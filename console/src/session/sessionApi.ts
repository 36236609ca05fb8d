const URL_OF_SESSION = '/console/session'

/** `csrfToken` is null for somebody who is not signed in; `isDemoOffered`: a demo ledger opens without a token. */
export type Session = { csrfToken: string | null; userId: string | null; isDemoOffered: boolean }

export type Credentials = { token: string } | { link: string } | { demo: true }

/** The server's own sentence about what it refused. */
export class SessionRefusal extends Error {}

export async function readSession(): Promise<Session> {
  return ask('GET')
}

export async function signIn(credentials: Credentials): Promise<Session> {
  return ask('POST', credentials)
}

/** Ends this session, or all of them, wherever they are open. */
export async function signOut(csrfToken: string, { everywhere }: { everywhere: boolean }): Promise<void> {
  await ask('DELETE', { everywhere }, { 'x-csrf-token': csrfToken })
}

async function ask(method: string, body?: object, headers: Record<string, string> = {}): Promise<Session> {
  const response = await fetch(URL_OF_SESSION, {
    method,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  // Both shapes are the server's own: `src/server/console/sessionRoute.ts`.
  const answer = (await response.json()) as Session & { errors?: { message: string }[] }
  if (answer.errors !== undefined) throw new SessionRefusal(answer.errors[0]?.message ?? '')
  return answer
}
