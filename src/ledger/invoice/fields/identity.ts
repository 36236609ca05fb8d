import { currencyField, enumField, idField, textField, uuidField } from '../../../graph/field/kinds.ts'
import { particular } from '../../../graph/field/particular.ts'
import { statusCondition, statusRank, statusRanks } from '../condition.ts'
import { CollectionMethodFilter, InvoiceStatusFilter, InvoiceTypeFilter } from '../enums.ts'

/** What an invoice is called and where it stands. */
export const IDENTITY = {
  id: idField({ description: 'The global id.' }),
  uid: uuidField({ description: 'The raw UUID.', column: 'id' }),
  invoiceNumber: textField({
    description: 'The number the customer sees.',
    within: 'searchText',
    sort: { INVOICE_NUMBER: 'The invoice number as text, case-insensitive first (`invoice_number`).' },
  }),
  purchaseOrderNumber: textField({
    description: "The buyer's purchase order number.",
    within: 'searchText',
  }),
  type: enumField({
    type: InvoiceTypeFilter,
    description: 'Receivable or payable; receivable when left out.',
  }),
  status: particular({
    type: InvoiceStatusFilter,
    description: 'The status as shown today.',
    meaning: 'EXACT',
    condition: ({ alias, scope }, status) => statusCondition(alias, status, scope.calendar),
    sort: {
      name: 'STATUS',
      description: 'The status, in the order of the values of `InvoiceStatus` (`status`).',
      indexes: [['standing']],
      key: (alias, calendar) => ({
        expression: statusRank(alias, calendar),
        type: 'int',
        isNullable: false,
        values: statusRanks(alias, calendar),
      }),
    },
  }),
  collectionMethod: enumField({
    type: CollectionMethodFilter,
    description: 'How the money is to come in.',
    sort: { COLLECTION_METHOD: 'The collection method (`collection_method`).' },
  }),
  currency: currencyField({ description: 'The currency of its amounts.' }),
}
