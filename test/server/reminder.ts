import type { Serving } from './serving.ts'

/** A reminder of one invoice, as a front end sends it. */
export const SEND = `mutation ($invoiceId: ID!) { emailSend(input: { invoiceIds: [$invoiceId], subject: "Outstanding {{invoiceNumber}}",
  bodyText: "Dear {{contactName}}, pay here: https://pay.example/{{invoiceNumber}}" }) {
  email { uid status recipients { address } }
  userErrors { code message blockers { code } } } }`
const REMINDABLE = `{ invoices(where: { isOverdue: true, outreachBlocker: { isNull: true } }, first: 12) { nodes { id } } }`

export type Sent = {
  emailSend: {
    email: { uid: string; status: string; recipients: { address: string }[] } | null
    userErrors: { code: string; message: string; blockers: { code: string }[] | null }[]
  }
}

export async function post<Data>(
  { url, token }: Serving,
  query: string,
  variables: object = {},
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

/** The invoices that nothing speaks against mailing about. */
export async function remindable(serving: Serving): Promise<string[]> {
  const { invoices } = await post<{ invoices: { nodes: { id: string }[] } }>(serving, REMINDABLE)
  return invoices.nodes.map(({ id }) => id)
}
