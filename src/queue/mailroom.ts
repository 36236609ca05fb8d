import { type AttachmentLinks, createAttachmentLinks } from '../mail/attachmentLinks.ts'
import { type Composer, createComposer } from '../mail/compose.ts'
import { createDocumentLinks, type DocumentLinks } from '../mail/documentLinks.ts'
import { createExportLinks, type ExportLinks } from '../mail/exportLinks.ts'
import type { Mailbox } from '../mail/letter.ts'
import { createReturnAddresses } from '../mail/returnAddress.ts'
import { createSealer } from '../mail/seal.ts'
import type { MailSettings } from '../mail/settings.ts'
import type { Queue } from './queue.ts'

/** What it takes to write letters and to have them sent. */
export type Mailroom = {
  queue: Queue
  composer: Composer
  /** Whom letters come from; the organization's name is shown. */
  from: Mailbox
  /** Where files can be fetched. */
  attachmentLinks: AttachmentLinks
  /** Where statements and invoices can be fetched, which are made when they are. */
  documentLinks: DocumentLinks
  /** Where exports can be fetched. */
  exportLinks: ExportLinks
  /** Whether the mail server takes addresses whose local part is not ASCII (SMTPUTF8), as far as it is known. */
  takesUtf8: () => boolean
}

type MailroomSettings = {
  queue: Queue
  mail: Pick<MailSettings, 'publicUrl' | 'bounceDomain' | 'from' | 'dkim'>
  /** Seals links and return addresses; every server on one database shares it. */
  mailKey: Buffer
  /** Left out where letters go to the outbox, which takes all of them. */
  takesUtf8?: () => boolean
}

export function createMailroom({ queue, mail, mailKey, takesUtf8 = () => true }: MailroomSettings): Mailroom {
  const { publicUrl, bounceDomain, from, dkim } = mail
  const sealer = createSealer(mailKey)
  const returnAddresses = createReturnAddresses({ key: mailKey, domain: bounceDomain })
  return {
    queue,
    from,
    takesUtf8,
    composer: createComposer({ publicUrl, sealer, returnAddresses, dkim }),
    attachmentLinks: createAttachmentLinks({ publicUrl, sealer }),
    documentLinks: createDocumentLinks({ publicUrl, sealer }),
    exportLinks: createExportLinks({ publicUrl, sealer }),
  }
}
