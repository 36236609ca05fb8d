import { type Fields, isFields, readJson } from './json.ts'
import type { WebhookRequest } from './provider.ts'
import { UnreadablePayload } from './unreadablePayload.ts'

/** The events of a body that is either one event or an array of them. */
export function jsonEvents({ body }: WebhookRequest): readonly unknown[] {
  const value = readJson(body.toString('utf8'))
  if (Array.isArray(value)) return value
  if (isFields(value)) return [value]
  throw new UnreadablePayload('The body is neither a JSON object nor an array.')
}

/** The object that a body consists of. */
export function jsonObject({ body }: WebhookRequest): Fields {
  const value = readJson(body.toString('utf8'))
  if (isFields(value)) return value
  throw new UnreadablePayload('The body is not a JSON object.')
}
