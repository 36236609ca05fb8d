import { builder } from '../../graph/builder.ts'
import { LINK_MINUTES } from '../../mail/attachmentLinks.ts'
import { Invoice } from '../invoice/type.ts'

builder.prismaObjectField(Invoice, 'renderedPdfUrl', (t) =>
  t.string({
    nullable: true,
    description:
      `Where it can be fetched as a PDF that is made here, for ${LINK_MINUTES} minutes from now, by whoever has the address. ` +
      'What came from outside is `pdf`. Null on payables: those are written by others.',
    select: { type: true },
    resolve: ({ organizationId, id, type }, _arguments, { mailroom, now }) =>
      type === 'RECEIVABLE'
        ? mailroom.documentLinks.of({ document: 'INVOICE', organizationId, invoiceId: id }, now).url
        : null,
  }),
)
