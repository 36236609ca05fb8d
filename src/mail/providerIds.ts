const FORMS = [
  // Postfix, Mailjet, SendGrid: `250 2.0.0 Ok: queued as 4bXyZ1`
  /\bqueued as <?([^\s<>]+)/i,
  // Exim: `250 OK id=1rABcd-000123-4x`
  /\bid=<?([^\s<>]+)/i,
  // Microsoft 365, Mailgun: `250 2.0.0 OK <id@host.prod.outlook.com>`
  /<([^\s<>]+@[^\s<>]+)>/,
  // Amazon SES, SparkPost: `250 Ok 0100018b5c3c0a4f-9d…-000000`, `250 2.0.0 OK 7A/11-23456-89ABCDEF`
  /^250 (?:2\.\d\.\d )?OK:? ([\w/.-]{12,})$/i,
  // Sendmail: `250 2.0.0 4AB1CdEf012345 Message accepted for delivery`
  /^250 2\.0\.0 ([A-Za-z0-9]{10,}) Message accepted/,
]

/** The names that the server gave the message in its last answer; later reports speak of it by them. */
export function providerIds(response: string): string[] {
  const line = response.trim().slice(0, 1000)
  const found = FORMS.map((form) => form.exec(line)?.[1]?.replace(/[.,;:)]+$/, '') ?? '')
  return [...new Set(found.filter(Boolean))]
}
