type Started = { url: string; folder: string | null; demoToken: string | null }

const OVERDUE = `{ invoices(where: {isOverdue: true}, orderBy: [{field: OVERDUE_DAYS, direction: DESC}], first: 5) {
  totalCount nodes { invoiceNumber overdueDays amountRemaining { formatted } client { name } } } }`

/** What a newcomer reads once the server is ready. */
export function welcome({ url, folder, demoToken }: Started): string {
  const data = folder === null ? 'the PostgreSQL that DATABASE_URL names' : `embedded PostgreSQL in ${folder}`
  const start = `
Duegraph is ready.

  Console           ${url}/console/
  API and GraphiQL  ${url}/graphql
  Data              ${data}
`
  return start + (demoToken === null ? withoutDemo : demo(url, demoToken))
}

const withoutDemo = `
Create an organization, a user and a token: npm run --silent duegraph -- --help

`

function demo(url: string, token: string): string {
  const body = JSON.stringify({ query: OVERDUE.replace(/\s+/g, ' ') })
  return `  Demo token        ${token}

Which invoices are overdue?

  curl -s ${url}/graphql -H 'authorization: Bearer ${token}' -H 'content-type: application/json' -d '${body}'

`
}
