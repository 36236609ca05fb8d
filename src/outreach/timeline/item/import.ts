import { looksAt, whenRead } from '../../../graph/read/fields.ts'
import { rowById } from '../../../graph/read/rowRelation.ts'
import { IntegrationLink } from '../../../ledger/integration/type.ts'
import { SYSTEM } from '../../../ledger/organization/initiator.ts'
import { present, rowOf, timelineItem } from './define.ts'
import { brief } from './words.ts'

const linkById = rowById('IntegrationLink')
const told = looksAt(linkById, 'linkId', ['integrationName', 'remoteId'])

export const ImportTimelineItem = timelineItem('IMPORT', {
  description: 'Another system told of it for the first time.',
  actor: { relations: [], of: () => SYSTEM },
  summary: {
    relations: [told.relation],
    of: (context, item) =>
      whenRead(told.of(context, item), (row) => {
        const { integrationName, remoteId } = present(row)
        return `Came from ${brief(integrationName)}, where it is ${brief(remoteId)}`
      }),
  },
  fields: (t) => ({
    integration: t.field({
      type: IntegrationLink,
      description: 'Where it is known in that system.',
      ...rowOf(linkById, 'linkId'),
    }),
  }),
})
