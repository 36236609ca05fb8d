type Api = { fetch(url: string, init: RequestInit): Response | Promise<Response> }
type Found = { data?: { invoices: { nodes: { id: string }[] } } | null }

const REMINDABLE = `{ invoices(where: { isOverdue: true, outreachBlocker: { isNull: true } }, first: 1) { nodes { id } } }`

/** What the examples in GraphiQL are about: an invoice of the demo ledger that may be mailed about. */
export async function examplesOf(api: Api, demoToken: string | null) {
  if (demoToken === null) return { demoToken, invoiceId: null }
  const response = await api.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${demoToken}` },
    body: JSON.stringify({ query: REMINDABLE }),
  })
  // What the query above asks for, or errors.
  const { data } = (await response.json()) as Found
  return { demoToken, invoiceId: data?.invoices.nodes[0]?.id ?? null }
}
