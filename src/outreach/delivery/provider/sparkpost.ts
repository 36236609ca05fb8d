import { hasBasicAuth } from './basicAuth.ts'
import { isFields } from './json.ts'
import { jsonEvents } from './jsonEvents.ts'
import type { Provider, WebhookRequest } from './provider.ts'
import { readEach } from './readEach.ts'
import { readSparkpostEvent } from './sparkpostEvent.ts'
import { UnreadablePayload } from './unreadablePayload.ts'

export const sparkpost: Provider = {
  name: 'sparkpost',
  title: 'SparkPost (Bird)',
  secretHint: 'User and password that are made here: put them into the webhook as its Basic authentication.',
  makesSecret: true,
  // SparkPost signs nothing (https://developers.sparkpost.com/api/webhooks/).
  verify: hasBasicAuth,
  read: (request) => readEach(eventsOf(request), readSparkpostEvent),
}

/** `[{ "msys": { "message_event": { … } } }]`; an empty `msys` is the trial of a new webhook. */
function eventsOf(request: WebhookRequest): unknown[] {
  return jsonEvents(request).flatMap((item) => {
    if (!isFields(item) || !isFields(item.msys)) throw new UnreadablePayload('An event has no `msys`.')
    return Object.values(item.msys)
  })
}
