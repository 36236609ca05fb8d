import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '../../../database/client.ts'
import { answer } from '../../../http/answer.ts'
import { bodyOf, readBody } from '../../../http/body.ts'
import {
  type Provider,
  type ProviderTools,
  UnreadablePayload,
  type WebhookRequest,
} from '../provider/provider.ts'
import type { Endpoint, FindEndpoint } from './findEndpoint.ts'
import type { Intake } from './intake.ts'
import { isFirstBody } from './isFirstBody.ts'
import { refuseBody, refuseStranger, refuseTooLong } from './refusals.ts'

const BODY_LIMIT = 5 * 1024 * 1024

export type WebhookTools = {
  database: Database
  findEndpoint: FindEndpoint
  intake: Intake
  tools: ProviderTools
  publicUrl: string
  now: () => Date
}

type Call = { provider: Provider; endpointId: string; request: IncomingMessage; response: ServerResponse }

/** Takes what a sending service reports. It is answered as soon as its reports are safe; they are worked on afterwards. */
export async function takeWebhook(webhooks: WebhookTools, call: Call): Promise<void> {
  const { provider, request, response } = call
  const endpoint = await webhooks.findEndpoint(call.endpointId)
  if (endpoint === null) {
    request.resume()
    return refuseStranger(response)
  }
  if (!(await readBody(request, BODY_LIMIT))) return refuseTooLong(response, BODY_LIMIT)
  const told = requestOf(request, webhooks.publicUrl)
  if (!(await isAuthentic(webhooks, { provider, endpoint, told }))) {
    await webhooks.intake({ endpoint, reports: [], ignored: 0, isRefused: true })
    return refuseStranger(response)
  }
  const confirmation = provider.confirmation?.(told) ?? null
  if (confirmation !== null) await webhooks.tools.fetchText(confirmation)
  const reading = readOrNull(provider, told)
  if (reading === null) return refuseBody(response, provider.title)
  await webhooks.intake({ endpoint, ...reading, isRefused: false })
  answer(response, 200, { accepted: reading.reports.length, ignored: reading.ignored })
}

type Claim = { provider: Provider; endpoint: Endpoint; told: WebhookRequest }

async function isAuthentic(webhooks: WebhookTools, { provider, endpoint, told }: Claim): Promise<boolean> {
  const { database, tools, now } = webhooks
  if (endpoint.revokedAt !== null || endpoint.provider !== provider.name) return false
  if (!(await verify({ provider, endpoint, told }, now(), tools))) return false
  const signed = provider.signedOnce?.(told) ?? null
  return signed === null || isFirstBody(database, { endpoint, signed, body: told.body, now: now() })
}

/** A form that cannot be read is signed by nobody. */
async function verify(
  { provider, endpoint, told }: Claim,
  now: Date,
  tools: ProviderTools,
): Promise<boolean> {
  try {
    return await provider.verify(told, endpoint.secret, now, tools)
  } catch (error) {
    if (error instanceof UnreadablePayload) return false
    throw error
  }
}

function requestOf(request: IncomingMessage, publicUrl: string): WebhookRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')])
  return {
    headers: Object.fromEntries(headers),
    body: bodyOf(request) ?? Buffer.alloc(0),
    url: publicUrl + (request.url ?? ''),
  }
}

function readOrNull(provider: Provider, told: WebhookRequest) {
  try {
    return provider.read(told)
  } catch (error) {
    if (error instanceof UnreadablePayload) return null
    throw error
  }
}
