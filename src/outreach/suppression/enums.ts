import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'

export const SuppressionReason = builder.enumType('SuppressionReason', {
  description: 'Why an address gets no mail.',
  values: {
    HARD_BOUNCE: { description: 'Mail to it came back for good.' },
    SOFT_BOUNCES: {
      description:
        'Mail to it came back for the third time in a row, with nothing delivered in between. It is taken off again when ' +
        'it becomes known that something was.',
    },
    COMPLAINT: { description: 'Its owner reported mail as spam.' },
    UNSUBSCRIBE: { description: 'Its owner asked for no more mail.' },
    MANUAL: { description: 'Somebody of the team put it on the list.' },
  } as const,
})

export const SuppressionReasonFilter = enumFilter(
  'SuppressionReasonFilter',
  SuppressionReason,
  'why an address gets no mail',
)
