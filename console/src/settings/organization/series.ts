import { graphql } from '../../graphql/gql.ts'

export const SERIES_ROW = graphql(`
  fragment SeriesRow on InvoiceSeries {
    id
    kind
    prefix
    digits
    nextNumber
    nextInvoiceNumber
    isDefault
  }
`)

export const SERIES_CREATE = graphql(`
  mutation SettingsSeriesCreate($input: InvoiceSeriesCreateInput!) {
    invoiceSeriesCreate(input: $input) {
      invoiceSeries {
        id
        ...SeriesRow
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export const SERIES_UPDATE = graphql(`
  mutation SettingsSeriesUpdate($input: InvoiceSeriesUpdateInput!) {
    invoiceSeriesUpdate(input: $input) {
      invoiceSeries {
        id
        ...SeriesRow
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)
