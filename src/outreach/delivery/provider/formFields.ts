import type { WebhookRequest } from './provider.ts'

/** The fields of a form in their order, whether it came as `application/x-www-form-urlencoded` or `multipart/form-data`. */
export function formFields({ headers, body }: WebhookRequest): [name: string, value: string][] {
  const type = headers['content-type'] ?? ''
  const [, quoted, bare] = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? []
  const boundary = quoted ?? bare
  return boundary === undefined
    ? [...new URLSearchParams(body.toString('utf8'))]
    : multipartFields(body, boundary)
}

const NAME = /^content-disposition:[^\r\n]*;\s*name="([^"\r\n]*)"/im
const MAXIMUM_PARTS = 200

/** The text fields of a `multipart/form-data` body (RFC 7578). Files, such as the bounce Mailgun attaches, are left out. */
function multipartFields(body: Buffer, boundary: string): [name: string, value: string][] {
  const fields: [string, string][] = []
  // Latin-1 keeps every byte, so that the parts can be cut as text and read as UTF-8.
  const parts = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`, MAXIMUM_PARTS)
  for (const part of parts.slice(1)) {
    const end = part.indexOf('\r\n\r\n')
    const header = part.slice(0, Math.max(end, 0))
    const [, name] = NAME.exec(header) ?? []
    if (name !== undefined && !/;\s*filename/i.test(header))
      fields.push([utf8(name), utf8(part.slice(end + 4))])
  }
  return fields
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8')
}
