import { useState } from 'react'
import { createIntl, createIntlCache, type IntlConfig, RawIntlProvider } from 'react-intl'
import { RouterProvider } from 'react-router'
import { Toasts } from './components/Toasts.tsx'
import { formatLocale, type Language, type Messages } from './messages/language.ts'
import { loadPageMessages } from './messages/pageMessages.ts'
import { createRouter } from './router.tsx'
import { SessionProvider } from './session/SessionProvider.tsx'

/** Everything around the pages, from the outside in: language, notices, who is signed in, the address bar. */
export function App({ language, messages }: { language: Language; messages: Partial<Messages> }) {
  const [intl] = useState(() =>
    // Compiled ones are among them.
    createIntl(
      { locale: formatLocale(language), messages: messages as NonNullable<IntlConfig['messages']> },
      createIntlCache(),
    ),
  )
  const [router] = useState(() =>
    createRouter((pages) =>
      loadPageMessages(language, pages).then((more) => void Object.assign(messages, more)),
    ),
  )
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
