import { addPgTableCondition, addPgTableOrderBy, orderByAscDesc } from 'postgraphile/utils'

/**
 * The emails about an invoice by direction and time. The many-to-many plugin writes an ambiguous column where both keys
 * begin with the organization, so the link's own list learns to sort and to choose by its email: one join for both.
 */
const LINK = { schemaName: 'public', tableName: 'email_invoice' }
const EMAIL = 'emailByMyOrganizationIdAndEmailId'

const orderPlugin = addPgTableOrderBy(LINK, ({ sql, dataplanPg: { TYPES } }) =>
  orderByAscDesc('EMAIL_TIMELINE_AT', (builder) => ({
    fragment: sql`${builder.singleRelation(EMAIL)}.timeline_at`,
    codec: TYPES.timestamptz,
  })),
)

const conditionPlugin = addPgTableCondition(LINK, 'isOutbound', ({ sql, graphql: { GraphQLBoolean } }) => ({
  type: GraphQLBoolean,
  apply(condition) {
    const builder = condition.dangerouslyGetParent()
    builder.where(sql`${builder.singleRelation(EMAIL)}.direction = 'OUTBOUND'`)
  },
}))

export const EmailTimelinePlugins = [orderPlugin, conditionPlugin]
