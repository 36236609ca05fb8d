import { createServer } from 'node:http'
import { PgAggregatesPreset } from '@graphile/pg-aggregates'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { pgSmartTags } from 'postgraphile/utils'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'
import { CountAggregatePlugin } from './postgraphile/countAggregate.mjs'
import { EmailTimelinePlugins } from './postgraphile/emailTimeline.mjs'

/** The one relation whose uniqueness is an index instead of a constraint: told, it is joined instead of listed. */
const CalloutTagsPlugin = pgSmartTags([
  { kind: 'class', match: 'bounce_callout', tags: { unique: 'organization_id,email_id' } },
])

/** PostGraphile over the same tables, as it is used in production. It prepares its statements by itself. */
const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgAggregatesPreset],
  plugins: [CalloutTagsPlugin, CountAggregatePlugin, ...EmailTimelinePlugins],
  // Every index begins with the organization, and this plugin offers only what an index begins with.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  schema: { connectionFilterRelations: true },
  grafast: { explain: false },
  grafserv: { graphiql: false, watch: false },
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['public'],
      poolConfig: { max: Number(process.env.POOL_SIZE) },
    }),
  ],
}

const server = createServer()
await postgraphile(preset).createServ(grafserv).addTo(server)
server.listen(Number(process.env.PORT), '127.0.0.1')
