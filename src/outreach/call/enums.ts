import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'

export const CallStatus = builder.enumType('CallStatus', {
  description: 'How far a call has come.',
  values: {
    PENDING_APPROVAL: { description: 'Waits for somebody to approve it (`pending_approval`).' },
    SCHEDULED: { description: 'Will be made.' },
    IN_PROGRESS: { description: 'Somebody is speaking now.' },
    COMPLETED: { description: 'It was answered, and is over.' },
    NO_ANSWER: { description: 'Nobody answered.' },
    VOICEMAIL: { description: 'A voicemail box answered.' },
    FAILED: { description: 'It could not be made.' },
    CANCELLED: { description: 'Called off before it was made.' },
    OTHER: { description: 'Anything else; the word of the source stands in `statusText`.' },
  } as const,
})

export const Sentiment = builder.enumType('Sentiment', {
  description: 'How the other side sounded.',
  values: {
    POSITIVE: { description: 'Friendly or willing (`positive`).' },
    NEUTRAL: { description: 'Neither.' },
    NEGATIVE: { description: 'Annoyed or unwilling.' },
    OTHER: { description: 'Anything else; the word of the source stands in `sentimentText`.' },
  } as const,
})

export const CallStatusFilter = enumFilter('CallStatusFilter', CallStatus, 'how far a call has come')
export const SentimentFilter = enumFilter('SentimentFilter', Sentiment, 'how the other side sounded')
