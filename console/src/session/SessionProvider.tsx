import { ApolloProvider } from '@apollo/client/react'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { createConsoleClient } from '../graph/client.ts'
import { type Credentials, readSession, type Session, signIn, signOut } from './sessionApi.ts'
import { Unreachable } from './Unreachable.tsx'

const SignIn = lazy(async () => ({ default: (await import('./SignIn.tsx')).SignIn }))

type SessionActions = { leave(options: { everywhere: boolean }): Promise<void> }

const SessionContext = createContext<SessionActions | null>(null)

export function useSession(): SessionActions {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside of SessionProvider.')
  return session
}

type State = { session: Session | null; hasEnded: boolean; isUnreachable: boolean }

/** Shows the pages to who is signed in. A session that ends leaves the page, and what is typed in it, standing behind the sign-in. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ session: null, hasEnded: false, isUnreachable: false })
  const csrfToken = useRef('')
  const userId = useRef<string | null>(null)

  const take = useCallback((session: Session) => {
    const isSomebodyElse = userId.current !== null && session.userId !== userId.current
    // What was read for one person is not shown to another.
    if (isSomebodyElse) return location.reload()
    csrfToken.current = session.csrfToken ?? ''
    userId.current = session.userId ?? userId.current
    setState({ session, hasEnded: false, isUnreachable: false })
  }, [])
  const enter = async (credentials: Credentials) => take(await signIn(credentials))

  useEffect(() => {
    begin().then(take, () => setState((before) => ({ ...before, isUnreachable: true })))
  }, [take])

  const client = useMemo(
    () =>
      createConsoleClient({
        csrfToken: () => csrfToken.current,
        onSessionEnd: () => setState((before) => ({ ...before, hasEnded: true })),
      }),
    [],
  )
  const actions = useMemo<SessionActions>(
    () => ({
      leave: async (options) => {
        await signOut(csrfToken.current, options)
        location.assign('/console/?signedOut')
      },
    }),
    [],
  )

  const { session, hasEnded, isUnreachable } = state
  if (isUnreachable) return <Unreachable />
  if (session === null) return null
  if (session.csrfToken === null)
    return (
      <Suspense>
        <SignIn enter={enter} isDemoOffered={session.isDemoOffered} />
      </Suspense>
    )
  return (
    <SessionContext value={actions}>
      <ApolloProvider client={client}>
        {children}
        <Suspense>
          {hasEnded && <SignIn enter={enter} isDemoOffered={session.isDemoOffered} isAgain />}
        </Suspense>
      </ApolloProvider>
    </SessionContext>
  )
}

/** A link that signs in brings its secret behind `#`, which is never sent with a request; a demo ledger opens by itself. */
async function begin(): Promise<Session> {
  const link = /^#sign-in=([\w-]+)$/.exec(location.hash)?.[1]
  const hasLeft = new URLSearchParams(location.search).has('signedOut')
  if (link !== undefined || hasLeft) history.replaceState(null, '', location.pathname)
  if (link !== undefined) return signIn({ link }).catch(() => readSession())
  const session = await readSession()
  return session.csrfToken === null && session.isDemoOffered && !hasLeft ? signIn({ demo: true }) : session
}
