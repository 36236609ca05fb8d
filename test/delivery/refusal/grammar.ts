const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Whose a refusal may be that is not the recipient's. */
export const OTHER_PARTIES: readonly string[] = [
  'HELO',
  'EHLO',
  'HELO name',
  'helo hostname',
  'EHLO argument',
  'MAIL FROM',
  'sender',
  'sender address',
  'sender domain',
  'envelope sender',
  'return-path',
  'reverse-path',
  'Reply-To header',
  'From header',
  'from address',
  'originator',
  'client host',
  'connecting host',
  'sending server',
  'your IP',
  'your IP address',
  'your server',
  'your hostname',
  'your domain',
  'your e-mail address',
  'PTR record',
  'reverse DNS',
]

/** What is said of it, as it is said of recipients as well. */
export const TROUBLES: readonly string[] = [
  'unknown',
  'not found',
  'does not exist',
  'invalid',
  'no such domain',
  'host not found',
  'domain not found',
  'unknown host',
  'user unknown',
  'no such user',
  'mailbox not found',
  'address does not exist',
  'could not be resolved',
]

export const CODES: readonly string[] = [
  '550',
  '550 5.1.1',
  '550 5.1.2',
  '550 5.7.1',
  '553 5.1.8',
  '554 5.4.4',
  '501 5.5.4',
  '450 4.1.8',
]

/** How servers put a party and its trouble into a sentence. */
export const TEMPLATES: readonly ((party: string, trouble: string) => string)[] = [
  (party, trouble) => `${party}: ${trouble}`,
  (party, trouble) => `${capital(party)} rejected: ${trouble}`,
  (party, trouble) => `<mail.supplier.example>: ${capital(party)} command rejected: ${trouble}`,
  (party, trouble) => `Invalid ${party}: ${trouble}`,
  (party, trouble) => `${capital(trouble)} (${party})`,
  (party, trouble) => `${capital(trouble)} in ${party}`,
  (party, trouble) => `${capital(trouble)} for ${party}`,
  (party, trouble) => `${capital(party)} ${trouble}`,
  (party, trouble) => `Access denied - ${party} - ${trouble}`,
  (party, trouble) => `Recipient address rejected: ${party} ${trouble}`,
  (party, trouble) => `${capital(party)}. ${capital(trouble)}.`,
]

/** What is said of recipients alone, with `%` where the address may stand. */
export const RECIPIENT_TROUBLES: readonly string[] = [
  'user unknown',
  'unknown user',
  'no such user',
  'no such user here',
  'user not found',
  'user does not exist',
  'recipient unknown',
  'unknown recipient',
  'recipient not found',
  'recipient does not exist',
  'invalid recipient',
  'mailbox not found',
  'mailbox does not exist',
  'no such mailbox',
  'mailbox unavailable',
  'invalid mailbox',
  'account does not exist',
  'account not found',
  'account has been closed',
  'account disabled',
  'mailbox disabled',
  'addressee unknown',
  'address unknown',
  'address does not exist',
  'not an active address',
  'not a valid mailbox',
  'host not found',
  'domain not found',
  'no such domain',
  'domain does not exist',
]

export const RECIPIENT_CODES: readonly string[] = [
  '550',
  '550 5.1.1',
  '551 5.7.1',
  '553',
  '550 5.0.0',
  '554 5.5.0',
]

export const RECIPIENT_TEMPLATES: readonly ((trouble: string) => string)[] = [
  (trouble) => trouble,
  (trouble) => `<kim@buyer.example>: ${trouble}`,
  (trouble) => `<kim@buyer.example>... ${capital(trouble)}`,
  (trouble) => `<kim@buyer.example>: Recipient address rejected: ${capital(trouble)}`,
  (trouble) => `Recipient rejected: ${trouble}`,
  (trouble) => `kim@buyer.example ${trouble}`,
  (trouble) => `Requested action not taken: ${trouble}`,
  (trouble) => `Delivery refused: ${trouble}`,
  (trouble) => `Message rejected, ${trouble}`,
  (trouble) => `Sorry, ${trouble} (#5.1.1)`,
  (trouble) => `${capital(trouble)}. Please check the address and try again.`,
  (trouble) => `${capital(trouble)}. Message returned to sender.`,
]
