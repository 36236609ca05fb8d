import { builder } from '../../graph/builder.ts'

export const PendingRunStrategy = builder.enumType('PendingRunStrategy', {
  description: 'What happens to messages that were to go out while a workflow was off.',
  values: {
    SEND_ALL: { description: 'All of them go out (`send_all`).' },
    SEND_LATEST: { description: 'Only the latest goes out.' },
    SKIP: { description: 'None of them goes out.' },
    OTHER: { description: 'Anything else; the word of the source stands in `pendingRunStrategyText`.' },
  } as const,
})
