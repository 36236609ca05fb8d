import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { Invoice } from '../../ledger/invoice/type.ts'
import { Attachment, attachmentById } from '../email/attachment.ts'

builder.prismaObjectFields(Invoice, (t) => ({
  pdf: t.field({
    type: Attachment,
    nullable: true,
    description: 'The invoice as a PDF (`pdf`, `pdf_id`). Null where none came with it.',
    ...related(attachmentById, 'pdfId'),
  }),
}))
