import type { DeliveryReport } from '../../../mail/deliveryReport.ts'

export type ProviderName =
  | 'ses'
  | 'sendgrid'
  | 'postmark'
  | 'mailgun'
  | 'mailjet'
  | 'brevo'
  | 'mandrill'
  | 'mailtrap'
  | 'mailersend'
  | 'resend'
  | 'sparkpost'
  | 'postal'

/** A request as it came. */
export type WebhookRequest = {
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
  /** The public URL it was sent to, exactly as the service was given it: Mandrill signs it. */
  url: string
}

/** What the requests of a service tell of: reports, and how many events are none (subscriptions, incoming mail, the account). */
export type Reading = { reports: DeliveryReport[]; ignored: number }

export type ProviderTools = { fetchText(url: string): Promise<string> }

/** A sending service, as far as its delivery webhooks go. */
export type Provider = {
  name: ProviderName
  title: string
  /** What the secret is and where its owner finds it, for the person who creates the endpoint. */
  secretHint: string
  /** The secret is `user:password` of our making, instead of given by the service. */
  makesSecret: boolean
  /** Whether the request is authentic and fresh. Throws only where a certificate cannot be fetched. */
  verify(request: WebhookRequest, secret: string, now: Date, tools: ProviderTools): boolean | Promise<boolean>
  /** Throws `UnreadablePayload` for a body that is not of the service's form. */
  read(request: WebhookRequest): Reading
  /** Where the service asks to be answered by a visit to a URL of its own: that URL. Only for an authentic request. */
  confirmation?(request: WebhookRequest): string | null
  /** Where the signature does not cover the body: what it covers. With another body it must not be accepted again. */
  signedOnce?(request: WebhookRequest): string | null
}

/** An authentic request whose body is not of the form its service documents. */
export class UnreadablePayload extends Error {
  override name = 'UnreadablePayload'
}
