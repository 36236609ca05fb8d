import type { ApPortalProvider, ReportFrequency } from '../../../prisma/generated/client/client.ts'
import type { Past } from '../past.ts'
import type { Profile } from '../profile.ts'

const YEAR = 365 * 86_400_000

type Portal = {
  provider: ApPortalProvider
  providerText: string | null
  frequency: ReportFrequency
  frequencyText: string | null
}

/** Between them the two organizations meet every sort of portal. */
const PORTALS: Record<Profile['key'], readonly Portal[]> = {
  lindenhag: [
    { provider: 'OTHER', providerText: 'billgate', frequency: 'WEEKLY', frequencyText: null },
    { provider: 'ARIBA', providerText: null, frequency: 'OTHER', frequencyText: 'every_quarter' },
  ],
  tidewell: [
    { provider: 'COUPA', providerText: null, frequency: 'DAILY', frequencyText: null },
    { provider: 'TUNGSTEN', providerText: null, frequency: 'MONTHLY', frequencyText: null },
  ],
}

/** The portals through which two customers want their invoices, and our account at each. */
export function openPortals({ world, told }: Past): void {
  const { ledger, organizationId, profile, time } = world
  const random = world.randomFor('portals')
  const createdAt = new Date(time.now.getTime() - 1.2 * YEAR)
  const row = { organizationId, createdAt, updatedAt: createdAt }
  for (const [index, { provider, providerText, frequency, frequencyText }] of PORTALS[
    profile.key
  ].entries()) {
    const party = told[index]?.party
    if (party === undefined) continue
    const accountId = world.id(createdAt)
    ledger.ap_portal_account.push({
      ...row,
      id: accountId,
      provider,
      providerText,
      availableOperations: ['invoice.submit', 'invoice.status', 'report.download'],
    })
    ledger.ap_portal.push({
      ...row,
      id: world.id(createdAt),
      partyId: party.id,
      accountId,
      name: `Supplier portal of ${party.name}`,
      provider,
      providerText,
      accountKey: `${profile.key}-${random.hex(6)}`,
      customerIdentifier: `V-${random.digits(6)}`,
      customerName: party.name,
      invoiceSubmissionGuidelines:
        'One PDF for each invoice, with the purchase order number in its name. No reminders by mail within ten days.',
      isEnabled: true,
      isInvoiceSubmissionEnabled: index === 0,
      isReportDownloadEnabled: true,
      reportEmail: `reports@${profile.host}`,
      reportFrequency: frequency,
      reportFrequencyText: frequencyText,
    })
  }
}
