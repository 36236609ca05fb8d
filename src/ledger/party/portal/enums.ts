import { builder } from '../../../graph/builder.ts'

export const ApPortalProvider = builder.enumType('ApPortalProvider', {
  description: 'Who runs a portal for suppliers.',
  values: {
    COUPA: { description: 'Coupa (`coupa`).' },
    ARIBA: { description: 'SAP Ariba.' },
    TUNGSTEN: { description: 'Tungsten.' },
    OTHER: { description: 'Somebody else: `providerText` has the word as it came.' },
  } as const,
})

export const ReportFrequency = builder.enumType('ReportFrequency', {
  description: 'How often a report comes.',
  values: {
    DAILY: { description: 'Every day (`daily`).' },
    WEEKLY: { description: 'Every week.' },
    MONTHLY: { description: 'Every month.' },
    OTHER: { description: 'Otherwise: `reportFrequencyText` has the word as it came.' },
  } as const,
})
