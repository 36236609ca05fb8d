import { brevo } from './brevo.ts'
import { mailersend } from './mailersend.ts'
import { mailgun } from './mailgun.ts'
import { mailjet } from './mailjet.ts'
import { mailtrap } from './mailtrap.ts'
import { mandrill } from './mandrill.ts'
import { postal } from './postal.ts'
import { postmark } from './postmark.ts'
import type { Provider, ProviderName } from './provider.ts'
import { resend } from './resend.ts'
import { sendgrid } from './sendgrid.ts'
import { ses } from './ses.ts'
import { sparkpost } from './sparkpost.ts'

/** Every sending service whose delivery webhooks are understood. */
export const providers: Readonly<Record<ProviderName, Provider>> = {
  ses,
  sendgrid,
  postmark,
  mailgun,
  mailjet,
  brevo,
  mandrill,
  mailtrap,
  mailersend,
  resend,
  sparkpost,
  postal,
}

/** The sending service of that name, as paths and commands give it. */
export function findProvider(name: string): Provider | undefined {
  return Object.values(providers).find((provider) => provider.name === name)
}
