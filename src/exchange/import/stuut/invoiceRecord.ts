import type { SourceRecord } from '../source/source.ts'
import { INVOICE } from './invoiceSpec.ts'
import { withId } from './remoteSpec.ts'
import { isRaw, type Raw } from './spec.ts'
import type { Telling } from './telling.ts'
import { id, plainUrl } from './values.ts'

export function invoiceRecord(telling: Telling, document: Raw, partyId: unknown): SourceRecord {
  const { linked_integration: connection } = document
  return telling.record({
    type: 'invoice',
    spec: INVOICE,
    source: {
      ...document,
      partner_id: partyId,
      billing_address: withId(document.billing_address, document.billing_address_id),
      shipping_address: withId(document.shipping_address, document.shipping_address_id),
    },
    raw: withoutParts(document),
    path: '',
    extra: {
      ...telling.member('assigneeEmail', document, ['assignee', 'assignee_id']),
      ...pdfOf(document),
      ...(isRaw(connection) && connection.id != null
        ? { linkedIntegrationExternalId: id(connection.id) }
        : {}),
    },
    origins: {
      assigneeEmail: 'assignee.email',
      pdf: 'pdf',
      linkedIntegrationExternalId: 'linked_integration.id',
    },
  })
}

/** What is refused is the invoice: its parts are records of their own. */
function withoutParts({ partner, calls, emails, payments, linked_integration, ...invoice }: Raw): Raw {
  return invoice
}

/** The invoice as a document, of which Stuut shows an id and sometimes more. */
function pdfOf({ pdf, pdf_id: pdfId, number, id: own }: Raw): Raw {
  if (pdfId == null || pdfId === '') return {}
  const told = isRaw(pdf) ? pdf : {}
  const sourceUrl = plainUrl(told.src ?? pdf)
  const name = typeof told.name === 'string' ? told.name : `${String(number ?? own)}.pdf`
  const size = typeof told.size === 'number' ? { size: told.size } : {}
  const link = sourceUrl === undefined ? {} : { sourceUrl }
  return {
    pdf: { externalId: id(pdfId), name, mimeType: 'application/pdf', fileType: 'PDF', ...size, ...link },
  }
}
