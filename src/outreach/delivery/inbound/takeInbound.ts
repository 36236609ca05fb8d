import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, answerError } from '../../../http/answer.ts'
import { bodyOf, readBody } from '../../../http/body.ts'
import { MAXIMUM_MAIL_BYTES } from '../mail/limits.ts'
import { refuseTooLong } from '../route/refusals.ts'
import type { TakeMail } from './mailIntake.ts'

const MEDIA_TYPES = ['message/rfc822', 'application/octet-stream']

/**
 * Takes one mail as it is on the wire. Who may post it is not asked: the mail itself tells whether it is to be believed.
 * What is ignored is answered with success, too, or the mail system would return it to somebody.
 */
export async function takeInbound(
  takeMail: TakeMail,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!MEDIA_TYPES.includes(mediaType)) {
    request.resume()
    const message = 'Post the raw mail with the content type message/rfc822.'
    return answerError(response, { status: 415, code: 'BAD_USER_INPUT', message })
  }
  if (!(await readBody(request, MAXIMUM_MAIL_BYTES))) return refuseTooLong(response, MAXIMUM_MAIL_BYTES)
  answer(response, 200, await takeMail(bodyOf(request) ?? Buffer.alloc(0)))
}
