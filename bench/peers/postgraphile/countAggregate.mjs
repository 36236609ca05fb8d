/** `count { rowId }` of a group. Out of the box there is only `distinctCount`, which sorts what need not be sorted. */
export const CountAggregatePlugin = {
  name: 'CountAggregatePlugin',
  version: '0.0.0',
  schema: {
    hooks: {
      build: {
        after: ['PgAggregatesSpecsPlugin'],
        callback(build) {
          const { sql, dataplanPg } = build
          build.pgAggregateSpecs.push({
            id: 'count',
            humanLabel: 'count',
            HumanLabel: 'Count',
            isSuitableType: () => true,
            sqlAggregateWrap: (fragment) => sql`count(${fragment})`,
            isNonNull: true,
            pgTypeCodecModifier: () => dataplanPg.TYPES.bigint,
          })
          return build
        },
      },
    },
  },
}
