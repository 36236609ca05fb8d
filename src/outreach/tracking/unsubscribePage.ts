import { Markup, markup } from '../../http/markup.ts'

/** Nothing is loaded, and its one form posts to where the page is from. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

type Reader = { address: string; organizationName: string }

const STYLE = new Markup(
  'body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;color:#222}' +
    'button{font:inherit;padding:.5rem 1.25rem}',
)

/** The question with its button: programs that look at links in mails must not unsubscribe anybody. */
export function questionPage({ address, organizationName }: Reader): string {
  return page(
    markup`<p>Stop e-mails of <b>${organizationName}</b> to <b>${address}</b>?</p>
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>Unsubscribe</button></form>`,
  )
}

export function donePage({ address, organizationName }: Reader): string {
  return page(markup`<p><b>${address}</b> gets no more e-mails of <b>${organizationName}</b> from here.</p>`)
}

function page(body: Markup): string {
  const { source } = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>Unsubscribe</title><style>${STYLE}</style></head>
<body>
${body}
</body></html>
`
  return source
}
