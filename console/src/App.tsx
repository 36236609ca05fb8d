import { createIntl, createIntlCache, RawIntlProvider } from 'react-intl'
import { RouterProvider } from 'react-router'
import { Toasts } from './components/Toasts.tsx'
import { formatLocale, type Language, type Messages } from './messages/language.ts'
import { createRouter } from './router.tsx'
import { SessionProvider } from './session/SessionProvider.tsx'

const router = createRouter()

/** Everything around the pages, from the outside in: language, notices, who is signed in, the address bar. */
export function App({ language, messages }: { language: Language; messages: Messages }) {
  const intl = createIntl({ locale: formatLocale(language), messages }, createIntlCache())
  return (
    <RawIntlProvider value={intl}>
      <Toasts>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </Toasts>
    </RawIntlProvider>
  )
}
