import { minorUnitsField } from '../../../graph/field/kinds.ts'
import { particular } from '../../../graph/field/particular.ts'
import { compare } from '../../../graph/filter/condition.ts'
import { MinorUnitsFilter } from '../../../graph/filter/operators.ts'
import { outstanding } from '../condition.ts'

/** No index holds amounts converted at rates that change from day to day. */
const MINOR_UNITS =
  'Minor units are compared, whatever the currency: 6,013.972 BHD (6013972) come before 55,462.88 EUR (5546288) when the ' +
  'largest come first. Filter by `currency`, or compare `inOrganizationCurrency` of what was answered.'

export const AMOUNTS = {
  total: minorUnitsField({
    description: 'The total.',
    sort: { TOTAL: `The total (\`total\`). ${MINOR_UNITS}` },
  }),
  amountDue: minorUnitsField({ description: 'The amount due.' }),
  amountPaid: minorUnitsField({ description: 'The amount paid.' }),
  amountRemaining: minorUnitsField({
    description: 'The amount remaining, whatever the status: see `outstanding`.',
    sort: {
      AMOUNT_REMAINING: `The amount remaining, whatever the status: see \`OUTSTANDING\`. ${MINOR_UNITS}`,
    },
  }),
  outstanding: particular({
    type: MinorUnitsFilter,
    description:
      'What is owed and may be collected. Null on unsent, void, cancelled and written-off invoices: no number fits them.',
    meaning: 'NUMBER',
    condition: ({ alias, name }, amount) => compare(name, outstanding(alias), 'bigint', amount),
    sort: {
      name: 'OUTSTANDING',
      description:
        'What is owed and may be collected. Unsent, void, cancelled and written-off invoices have none. ' +
        MINOR_UNITS,
      indexes: [['invoice_outstanding(standing, amount_remaining)']],
      key: (alias) => ({ expression: outstanding(alias), type: 'bigint', isNullable: true }),
    },
  }),
}
