import { builder } from '../builder.ts'

builder.subscriptionType({
  description:
    'Everything that can be followed, over server-sent events: `Accept: text/event-stream`. An event means "this has ' +
    'changed, here it is as it is now"; what changes several times while the client is busy is sent once. A stream ' +
    'completes when the token or the membership ends, when the server stops and when changes may have been missed: read ' +
    'anew and subscribe again. At most 20 at a time for each token and server process.',
})
