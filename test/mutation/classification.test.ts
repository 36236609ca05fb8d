import { beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const RECORD = `mutation ($input: ClassificationRecordInput!) { classificationRecord(input: $input) {
  classification { type reason isActionRequired language email { uid } call { uid }
    assessment { confidenceScore errorCode uncertainties }
    tasks { label type invoice { uid } party { uid } email { uid } } } userErrors { code field } } }`

const company = useCompany()
let emailId: string
let uids: { email: string; invoice: string; party: string }

beforeAll(async () => {
  const { ledger, organization, idOf } = company
  const party = await ledger.party(organization)
  const invoice = await ledger.invoice(organization, { targetPartyId: party.id })
  const email = await ledger.email(organization, { partyId: party.id }, { invoiceIds: [invoice.id] })
  uids = { email: email.id, invoice: invoice.id, party: party.id }
  emailId = idOf('Email', email.id)
})

const record = (input: object) => company.change(RECORD, { type: 'DISPUTE', ...input })

test('what was found is kept, with tasks about the same party and its only invoice', async () => {
  const input = {
    emailId,
    reason: 'Wrong price.',
    isActionRequired: true,
    confidenceScore: 90,
    uncertainties: ['Which line?'],
    language: 'en-GB',
    tasks: [{ label: 'Look at the price', type: 'dispute' }],
  }

  expect(await record(input)).toEqual({
    classification: {
      type: 'DISPUTE',
      reason: 'Wrong price.',
      isActionRequired: true,
      language: 'en-GB',
      email: { uid: uids.email },
      call: null,
      assessment: { confidenceScore: 90, errorCode: null, uncertainties: ['Which line?'] },
      tasks: [
        {
          label: 'Look at the price',
          type: 'dispute',
          invoice: { uid: uids.invoice },
          party: { uid: uids.party },
          email: { uid: uids.email },
        },
      ],
    },
    userErrors: [],
  })
})

test('without a word of how sure it is there is no assessment', async () => {
  expect(await record({ emailId })).toMatchObject({ classification: { assessment: null, tasks: [] } })
})

test.each([
  ['neither email nor call', {}, 'NOT_FOUND', 'callId'],
  ['a score that is none', { confidenceScore: 101 }, 'INVALID', 'confidenceScore'],
  ['a language that is none', { language: 'German!' }, 'INVALID', 'language'],
  ['a task without a label', { tasks: [{ label: ' ' }] }, 'REQUIRED', 'tasks.0.label'],
  [
    'too many tasks',
    { tasks: Array.from({ length: 21 }, () => ({ label: 'x' })) },
    'TOO_MANY_ITEMS',
    'tasks',
  ],
])('refuses %s', async (name, input, code, field) => {
  const about = name.startsWith('neither') ? {} : { emailId }

  expect(await record({ ...about, ...input })).toMatchObject({
    classification: null,
    userErrors: [{ code, field: ['input', ...field.split('.')] }],
  })
})
