import { multipartFields } from './multipartFields.ts'
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
