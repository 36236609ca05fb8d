import { type Provider, UnreadablePayload } from './provider.ts'
import { readEach } from './readEach.ts'
import { readSesEvent } from './sesEvent.ts'
import { isAuthenticSns, isSnsUrl, type SnsMessage, snsMessages } from './sns.ts'

export const ses: Provider = {
  name: 'ses',
  title: 'Amazon SES over SNS',
  secretHint:
    'The ARN of the SNS topic that SES publishes to, arn:aws:sns:…. Leave raw message delivery off.',
  makesSecret: false,

  async verify(request, secret, now, tools) {
    const messages = messagesOf(() => snsMessages(request))
    for (const message of messages) {
      if (!(await isAuthenticSns({ message, topic: secret, now, tools }))) return false
    }
    return messages.length > 0
  },

  read: (request) => readEach(snsMessages(request), readSesEvent),

  // https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html
  confirmation(request) {
    const [message] = messagesOf(() => snsMessages(request))
    const isAsked = message?.Type === 'SubscriptionConfirmation'
    return isAsked && isSnsUrl(message.SubscribeURL) ? message.SubscribeURL : null
  },
}

function messagesOf(read: () => SnsMessage[]): SnsMessage[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadablePayload) return []
    throw error
  }
}
