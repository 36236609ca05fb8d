import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Database } from '../database/client.ts'
import { createAttachmentLinks } from '../mail/attachmentLinks.ts'
import { createDocumentLinks } from '../mail/documentLinks.ts'
import { createReturnAddresses } from '../mail/returnAddress.ts'
import { createSealer } from '../mail/seal.ts'
import type { MailSettings } from '../mail/settings.ts'
import type { Queue } from '../queue/queue.ts'
import { createMailIntake } from './delivery/inbound/mailIntake.ts'
import { takeInbound } from './delivery/inbound/takeInbound.ts'
import type { ProviderTools } from './delivery/provider/provider.ts'
import { findProvider } from './delivery/provider/providers.ts'
import { fetchText } from './delivery/route/fetchText.ts'
import { createFindEndpoint } from './delivery/route/findEndpoint.ts'
import { createIntake } from './delivery/route/intake.ts'
import { refuseForNow, refuseMethod, refuseUnknown } from './delivery/route/refusals.ts'
import { takeWebhook, type WebhookTools } from './delivery/route/takeWebhook.ts'
import { createAttachmentRoute } from './download/attachmentRoute.ts'
import { createDocumentRoute } from './download/documentRoute.ts'
import { createTrackingRoute } from './tracking/trackingRoute.ts'
import { createUnsubscribeRoute } from './tracking/unsubscribeRoute.ts'

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

type DeliverySettings = {
  database: Database
  queue: Pick<Queue, 'send'>
  log: Logger
  mail: Pick<MailSettings, 'publicUrl' | 'bounceDomain'>
  /** Seals links and return addresses; every server on one database shares it. */
  key: Buffer
  now: () => Date
  tools?: ProviderTools
}

/** What is reached from outside beside the API, by the beginnings of its paths. */
export function createDeliveryRoutes(settings: DeliverySettings): Record<string, RequestHandler> {
  const { database, queue, log, mail, key, now, tools = { fetchText } } = settings
  const findEndpoint = createFindEndpoint({ database, now })
  const intake = createIntake({ database, queue, now })
  const webhooks = { database, findEndpoint, intake, tools, publicUrl: mail.publicUrl, now }
  const returnAddresses = createReturnAddresses({ key, domain: mail.bounceDomain })
  const takeMail = createMailIntake({ database, returnAddresses, now })
  const sealer = createSealer(key)
  const tracking = { database, sealer, log, now }
  const links = createAttachmentLinks({ publicUrl: mail.publicUrl, sealer })

  const routes: Record<string, RequestHandler> = {
    '/webhooks/': (request, response) => {
      const path = pathOf(request)
      if (path !== '/webhooks/inbound') return routeWebhook(webhooks, request, response)
      return request.method === 'POST'
        ? takeInbound(takeMail, request, response)
        : Promise.resolve(refuseMethod(response, 'POST'))
    },
    '/t/': createTrackingRoute(tracking),
    '/u/': createUnsubscribeRoute(tracking),
    '/attachments/': createAttachmentRoute({ database, links, now }),
    '/documents/': createDocumentRoute({
      database,
      links: createDocumentLinks({ publicUrl: mail.publicUrl, sealer }),
      now,
    }),
  }
  const guard = (route: RequestHandler): RequestHandler => {
    return async (request, response) => {
      try {
        await route(request, response)
      } catch (error) {
        if (response.destroyed || response.headersSent) return void response.destroy()
        log.warn({ err: error }, 'What was delivered could not be taken now.')
        refuseForNow(response)
      }
    }
  }
  return Object.fromEntries(Object.entries(routes).map(([prefix, route]) => [prefix, guard(route)]))
}

async function routeWebhook(
  webhooks: WebhookTools,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, , name, endpointId, ...rest] = pathOf(request).split('/')
  const provider = findProvider(name ?? '')
  if (provider === undefined || endpointId === undefined || rest.length > 0) return refuseUnknown(response)
  // Mandrill looks whether the URL is there before it takes it.
  if (request.method === 'HEAD') return void response.writeHead(200).end()
  if (request.method !== 'POST') return refuseMethod(response, 'POST')
  await takeWebhook(webhooks, { provider, endpointId, request, response })
}

function pathOf({ url }: IncomingMessage): string {
  return url?.replace(/\?.*/s, '') ?? ''
}
