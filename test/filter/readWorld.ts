import type { Answer, TestApi } from '../api.ts'
import { plainSelection } from '../field/declared.ts'
import { type EmailAnswer, type InvoiceAnswer, type PartyAnswer, tie, type World } from './rows.ts'

const USER = 'id uid email givenName familyName'
const MONEY = '{ minorUnits currency }'

const OPEN_TASKS = 'tasks(first: 0, where: { status: { eq: OPEN } }) { totalCount }'

const INVOICES = `query ($after: String) {
  invoices(first: 50, after: $after, includeInactive: true, where: { type: { in: [RECEIVABLE, PAYABLE] } }) {
    totalCount
    pageInfo { endCursor }
    nodes {
      ${plainSelection('Invoice')} isActive unappliedCredit ${MONEY}
      outreachEligibility { email { blockers { code } } } promise { status } promises { status } targetParty { uid }
      linkedIntegration { id } ${OPEN_TASKS} assignee { ${USER} } fields { key value }
    }
  }
}`

const PARTIES = `{
  parties(first: 40) {
    totalCount
    nodes {
      ${plainSelection('Party')} billingAddress { country } assignee { ${USER} } contacts(first: 20) { nodes { email } }
      tags { tag { id name } } receivables { currency balance ${MONEY} overdue ${MONEY} averageDelayDays } ${OPEN_TASKS}
    }
  }
}`

const EMAILS = `query ($after: String) {
  emails(first: 50, after: $after) {
    totalCount
    pageInfo { endCursor }
    nodes {
      ${plainSelection('Email')} recipients { address } party { uid }
      initiator { kind ... on User { id } ... on Agent { id } }
      invoices(first: 20) { nodes { uid } }
    }
  }
}`

type Listed<Node> = { totalCount: number; nodes: Node[]; pageInfo: { endCursor: string | null } }

/** The whole organization as its fields are returned: what filters are held against. */
export async function readWorld(api: TestApi, token: string): Promise<World> {
  const [invoices, parties, emails] = await Promise.all([
    readAll<InvoiceAnswer>(api, token, 'invoices', INVOICES),
    readAll<PartyAnswer>(api, token, 'parties', PARTIES),
    readAll<EmailAnswer>(api, token, 'emails', EMAILS),
  ])
  return tie(invoices, parties, emails)
}

async function readAll<Node>(api: TestApi, token: string, root: string, document: string): Promise<Node[]> {
  const nodes: Node[] = []
  let after: string | null = null
  do {
    const answer: Answer<Record<string, Listed<Node>>> = await api.ask(
      token,
      document,
      after === null ? {} : { after },
    )
    const list: Listed<Node> | undefined = answer.data?.[root]
    if (list === undefined || answer.errors) throw new Error(JSON.stringify(answer.errors))
    nodes.push(...list.nodes)
    after = nodes.length < list.totalCount ? list.pageInfo.endCursor : null
  } while (after !== null)
  return nodes
}
