/** An example for GraphiQL: what finance asks for at the end of a quarter. */
export const AGEING_AS_OF = `# finance: ageing as of. Who owes how much by days, today
# or as of any past day (add asOf: "2026-03-31"), how well
# it is collected, and when it is expected to come in.
query AgeingAsOf($asOf: LocalDate, $first: Int = 10, $after: String) {
  receivablesAging(asOf: $asOf, groupBy: PARTY, first: $first, after: $after) {
    asOf
    totalCount
    totals {
      currency
      count
      outstanding { formatted }
      overdue { formatted }
      unappliedCredit { formatted }
      unappliedPayments { formatted }
      buckets { label count amount { formatted } }
    }
    pageInfo { hasNextPage endCursor }
    edges {
      node {
        party {
          name
          creditLimit { formatted }
          receivables { currency averageDelayDays promiseReliability creditLimitUsed }
        }
        currency
        outstanding { formatted }
        buckets { label amount { formatted } }
      }
    }
  }
  cashForecast(horizonDays: 30) {
    days { date currency invoiceCount expected { formatted } promised { formatted } }
    totals { currency expected { formatted } late { formatted } later { formatted } }
  }
}
`
