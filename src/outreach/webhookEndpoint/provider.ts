import { builder } from '../../graph/builder.ts'
import type { ProviderName } from '../delivery/provider/provider.ts'
import { providers } from '../delivery/provider/providers.ts'

/** In GraphQL in upper case, stored and in paths in lower case. */
export const WebhookProvider = builder.enumType('WebhookProvider', {
  description: 'A sending service whose delivery webhooks are understood.',
  values: {
    SES: { value: 'ses', description: describe('ses') },
    SENDGRID: { value: 'sendgrid', description: describe('sendgrid') },
    POSTMARK: { value: 'postmark', description: describe('postmark') },
    MAILGUN: { value: 'mailgun', description: describe('mailgun') },
    MAILJET: { value: 'mailjet', description: describe('mailjet') },
    BREVO: { value: 'brevo', description: describe('brevo') },
    MANDRILL: { value: 'mandrill', description: describe('mandrill') },
    MAILTRAP: { value: 'mailtrap', description: describe('mailtrap') },
    MAILERSEND: { value: 'mailersend', description: describe('mailersend') },
    RESEND: { value: 'resend', description: describe('resend') },
    SPARKPOST: { value: 'sparkpost', description: describe('sparkpost') },
    POSTAL: { value: 'postal', description: describe('postal') },
  } as const,
})

function describe(name: ProviderName): string {
  const { title, secretHint } = providers[name]
  return `${title}. The secret: ${secretHint}`
}

export function isProviderName(text: string): text is ProviderName {
  return Object.hasOwn(providers, text)
}
