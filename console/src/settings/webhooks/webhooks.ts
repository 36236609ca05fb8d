import { graphql } from '../../graphql/gql.ts'
import type { WebhookItemFragment } from '../../graphql/graphql.ts'

export const WEBHOOK = graphql(`
  fragment WebhookItem on WebhookEndpoint {
    id
    provider
    name
    path
    createdAt
    revokedAt
    lastReceivedAt
    receivedCount
    eventCount
    ignoredCount
    refusedCount
  }
`)

export const WEBHOOKS = graphql(`
  query SettingsWebhooks($organizationId: ID!) {
    webhookEndpoints(organizationId: $organizationId) {
      id
      ...WebhookItem
    }
  }
`)

export const WEBHOOK_CREATE = graphql(`
  mutation SettingsWebhookCreate($input: WebhookEndpointCreateInput!) {
    webhookEndpointCreate(input: $input) {
      secret
      webhookEndpoint {
        id
        ...WebhookItem
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export const WEBHOOK_UPDATE = graphql(`
  mutation SettingsWebhookUpdate($input: WebhookEndpointUpdateInput!) {
    webhookEndpointUpdate(input: $input) {
      webhookEndpoint {
        id
        ...WebhookItem
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export const WEBHOOK_REVOKE = graphql(`
  mutation SettingsWebhookRevoke($input: WebhookEndpointRevokeInput!) {
    webhookEndpointRevoke(input: $input) {
      webhookEndpoint {
        id
        ...WebhookItem
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export type Webhook = WebhookItemFragment

/** In the order of the alphabet, as people look for them. */
export const PROVIDERS = [
  'SES',
  'BREVO',
  'MAILERSEND',
  'MAILGUN',
  'MAILJET',
  'MAILTRAP',
  'MANDRILL',
  'POSTAL',
  'POSTMARK',
  'RESEND',
  'SENDGRID',
  'SPARKPOST',
] as const

/** Services that sign in with a secret of the server's making; the others give theirs. */
const MAKES_SECRET: readonly string[] = ['POSTMARK', 'MAILJET', 'BREVO', 'SPARKPOST']

export function givesSecret(provider: string): boolean {
  return !MAKES_SECRET.includes(provider)
}
