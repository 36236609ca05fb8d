import { storable } from '../../../database/storable.ts'
import { UnreadablePayload, type WebhookRequest } from './provider.ts'

/** A JSON object. What it holds may be anything: a signature says who sent it, not what form it has. */
export type Fields = Readonly<Record<string, unknown>>

/** Reads JSON so that it can be stored again: integers that a number cannot hold become their text (Mailjet's message ids). */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text, keep)
  } catch (error) {
    // A RangeError where it is nested deeper than the stack.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    throw new UnreadablePayload('The body is not JSON.')
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object without fields stands in for what is none, so that nested fields can be asked for without ado. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function keep(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    return context?.source ?? value
  if (isFields(value) && Object.keys(value).some((key) => key !== storable(key)))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), inner]))
  return value
}

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
