import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'

export const AuditOutcome = builder.enumType('AuditOutcome', {
  description: 'What came of an attempt to change something.',
  values: {
    SUCCEEDED: { description: 'It was done.' },
    REFUSED: { description: 'It was refused, and nothing was changed.' },
  } as const,
})

export const AuditSource = builder.enumType('AuditSource', {
  description: 'Where a change came from.',
  values: {
    API: { description: 'A mutation of this API.' },
    COMMAND: { description: 'A command on the command line.' },
  } as const,
})

export const AuditOutcomeFilter = enumFilter('AuditOutcomeFilter', AuditOutcome, 'what came of it')
export const AuditSourceFilter = enumFilter('AuditSourceFilter', AuditSource, 'where it came from')
