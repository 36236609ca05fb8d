import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import {
  givenOrganization,
  idempotencyKey,
  organizationId as organizationIdField,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { isWhatItSays } from '../../attachment/contentKind.ts'
import { fileTypeOf } from '../../attachment/fileType.ts'
import { Attachment, attachmentById } from '../../email/attachment.ts'

/** With its base64 and the rest of the request it stays below the 1 MiB that a request may have. */
const MOST_BYTES = 700_000
const LONGEST_NAME = 200
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const MIME_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,100}$/i

const AttachmentAddInput = builder.inputType('AttachmentAddInput', {
  description: 'A file to be kept, so that emails can be sent with it.',
  fields: (t) => ({
    ...organizationIdField(t),
    name: t.string({
      required: true,
      description: 'The file name: `invoice-1042.pdf`. At most 200 characters.',
    }),
    mimeType: t.string({
      required: true,
      description:
        'Its media type: `application/pdf`. INVALID where the file shows that it is something else, which is looked at for ' +
        'PDF, PNG, JPEG, GIF, ZIP, office files made of one, and text.',
    }),
    contentBase64: t.string({
      required: true,
      description: 'The file in base64, at most 700,000 bytes decoded.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('attachmentAdd', {
  description:
    'Keeps a file. `emailSend` attaches it by its name; the newest of a name is the one that is sent.',
  input: AttachmentAddInput,
  payload: (t) => ({
    attachment: t.field({
      type: Attachment,
      nullable: true,
      description: 'The file.',
      resolve: changedRow(attachmentById),
    }),
  }),
  organizationOf: givenOrganization,
  change: async ({ tx, organizationId, viewer, now }, input) => {
    const { name, mimeType } = checkLabels(input)
    const content = decode(input.contentBase64)
    const isVerified = isWhatItSays(mimeType, content)
    if (isVerified === false) {
      throw refusal('INVALID', 'mimeType', `The file is not ${mimeType}: its first bytes say so.`)
    }
    const id = uuidv7()
    await tx.attachment.create({
      data: {
        organizationId,
        id,
        name,
        mimeType,
        fileType: fileTypeOf(mimeType),
        size: content.length,
        content,
        isVerified: isVerified === true,
        userId: viewer.userId,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    })
    return {
      result: { id },
      entity: { type: 'Attachment', id },
      changes: { name, mimeType, size: content.length },
    }
  },
})

/** A name ends up in a header, and in the file system of a person who saves it. */
function checkLabels({ name, mimeType }: { name: string; mimeType: string }) {
  if (name.trim() === '' || name.length > LONGEST_NAME || /[\p{Cc}/\\]/u.test(name) || !name.isWellFormed()) {
    throw refusal('INVALID', 'name', 'A file name has 1 to 200 printable characters and no slashes.')
  }
  if (!MIME_TYPE.test(mimeType) || /^(multipart|message)\//i.test(mimeType)) {
    throw refusal('INVALID', 'mimeType', 'A media type looks like application/pdf.')
  }
  return { name: name.trim(), mimeType: mimeType.toLowerCase() }
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  if (!BASE64.test(text) || text === '') {
    throw refusal('INVALID', 'contentBase64', 'The content must be base64 without line breaks.')
  }
  const content = Uint8Array.from(Buffer.from(text, 'base64'))
  if (content.length <= MOST_BYTES) return content
  throw refusal(
    'INVALID',
    'contentBase64',
    `The file has ${content.length} bytes; at most ${MOST_BYTES} are kept.`,
  )
}
