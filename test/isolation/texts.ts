// Every text of a row, each with the mark in it.
export function partyTexts(mark: string) {
  return {
    name: `Acme ${mark}`,
    givenName: `Given ${mark}`,
    familyName: `Family ${mark}`,
    legalName: `Acme Legal ${mark}`,
    description: `About ${mark}`,
    email: `office@${mark}.example`,
    phone: `+49 ${mark}`,
    accountNumber: `K ${mark}`,
    taxNumber: `DE ${mark}`,
    invoicePrefix: `Prefix ${mark}`,
    onBehalfOf: `Behalf ${mark}`,
    onBehalfOfPhone: `+49 ${mark}`,
    statusMetadata: { note: mark },
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    paymentPortalUrl: `https://pay.example/${mark}`,
    customFields: { note: mark },
  }
}

export function contactTexts(mark: string) {
  return {
    name: `Rosa ${mark}`,
    givenName: `Rosa ${mark}`,
    familyName: `Lind ${mark}`,
    customFields: { note: mark },
    jobTitle: `Job ${mark}`,
    externalRole: 'OTHER' as const,
    externalRoleText: `Outside ${mark}`,
    internalRole: 'OTHER' as const,
    internalRoleText: `Inside ${mark}`,
    statusMetadata: { note: mark },
    email: `rosa@${mark}.example`,
    phone: `+49 ${mark}`,
  }
}

export function addressTexts(mark: string) {
  return {
    isPrimary: true,
    type: `Kind ${mark}`,
    name: `To ${mark}`,
    line1: `Road ${mark}`,
    line2: `Back ${mark}`,
    city: `City ${mark}`,
    state: `State ${mark}`,
    postalCode: mark,
    country: `Land ${mark}`,
    description: `Ring ${mark}`,
    phone: mark,
    coordinates: { note: mark },
  }
}

export function invoiceTexts(mark: string) {
  return {
    orderNumber: `Order ${mark}`,
    billingEmail: `bill@${mark}.example`,
    hostedInvoiceUrl: `https://invoice.example/${mark}`,
    paymentPortalUrl: `https://pay.example/${mark}`,
    remotePdfUrl: `https://pdf.example/${mark}`,
    memo: `Memo ${mark}`,
    footer: `Footer ${mark}`,
    privateNote: `Private ${mark}`,
    lastOutreachAt: new Date('2026-03-01T09:00:00Z'),
    lastOutreachChannel: 'EMAIL' as const,
    lastOutreachTo: `last@${mark}.example`,
    customFields: { note: mark },
  }
}
