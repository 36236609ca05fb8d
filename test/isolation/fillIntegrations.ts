import type { Filling } from './filling.ts'

const AT = new Date('2026-03-02T10:00:00Z')

/** A connection to another system with all that hangs below it, and rows of other types that are known there. */
export async function fillIntegrations(filling: Filling): Promise<void> {
  const { database, organization, memberId, mark, id } = filling
  const organizationId = organization.id
  await fillCatalogue(filling)
  const health = {
    healthStatus: 'OTHER' as const,
    healthStatusText: `Well ${mark}`,
    healthReason: `Because ${mark}`,
    healthMessage: `Says ${mark}`,
    healthDetails: { note: mark },
  }
  await database.linkedIntegration.create({
    data: {
      organizationId,
      id: id('linkedIntegration'),
      integrationId: id('integration'),
      integrationName: `erp ${mark}`,
      name: `Our books ${mark}`,
      settings: { note: mark },
      apiSubdomain: mark,
      apiUrl: `https://${mark}.example/api`,
      connectionInfo: { note: mark },
      identityInfo: { note: mark },
      ownerId: memberId,
      username: `user ${mark}`,
      webhookListenerUrl: `https://listen.example/${mark}`,
      webhookSetupError: `Error ${mark}`,
      ...health,
    },
  })
  const linkedModelId = id('linkedModel')
  await database.linkedModel.create({
    data: {
      organizationId,
      id: linkedModelId,
      linkedIntegrationId: id('linkedIntegration'),
      name: `Invoices ${mark}`,
      integrationSchemaId: `schema ${mark}`,
      excludeRule: { note: mark },
      fieldMappings: { note: mark },
      ...health,
    },
  })
  await fillSync(filling, linkedModelId)
  await fillLinks(filling)
}

async function fillCatalogue({ database, organization, mark, id }: Filling): Promise<void> {
  await database.integration.create({
    data: {
      organizationId: organization.id,
      id: id('integration'),
      name: `erp ${mark}`,
      displayName: `ERP ${mark}`,
      description: `About ${mark}`,
      shortDescription: `Short ${mark}`,
      apiBaseUrl: `https://api.example/${mark}`,
      apiDocumentationUrl: `https://docs.example/${mark}`,
      authType: `auth ${mark}`,
      categories: [`accounting ${mark}`],
      color: mark,
      logo: `https://logo.example/${mark}`,
      logoSquare: `https://square.example/${mark}`,
      connectionGuideUrl: `https://guide.example/${mark}`,
      connectionInstructions: `Do ${mark}`,
      connectionSteps: [
        {
          type: 'fetch',
          title: mark,
          description: mark,
          endpoint: `/${mark}`,
          fields: [mark],
          post_auth: true,
        },
      ],
      settings: [
        {
          key: mark,
          type: 'any',
          format: 'text',
          label: mark,
          description: mark,
          group: mark,
          choices: [mark],
          guide_url: `https://guide.example/${mark}`,
        },
      ],
    },
  })
}

async function fillSync({ database, organization, mark, id }: Filling, linkedModelId: string): Promise<void> {
  const organizationId = organization.id
  await database.syncRun.create({
    data: {
      organizationId,
      id: id('syncRun'),
      status: 'OTHER',
      statusText: `Odd ${mark}`,
      eventId: `event ${mark}`,
      data: { note: mark },
      output: { note: mark },
      remoteId: `run ${mark}`,
      stacktrace: `at ${mark}`,
    },
  })
  await database.sync.create({
    data: {
      organizationId,
      id: id('sync'),
      linkedModelId,
      runId: id('syncRun'),
      entityId: `entity ${mark}`,
      pagination: { note: mark },
    },
  })
  await database.linkedModel.update({
    where: { organizationId_id: { organizationId, id: linkedModelId } },
    data: { lastSyncId: id('sync') },
  })
}

async function fillLinks({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  const told = {
    linkedIntegrationId: id('linkedIntegration'),
    remoteStatus: `Status ${mark}`,
    remotePartnerId: `partner ${mark}`,
    syncStatus: 'OTHER' as const,
    syncStatusText: `Synced ${mark}`,
    remotePaymentStatus: 'OTHER' as const,
    remotePaymentStatusText: `Paid ${mark}`,
    lastSyncedAt: AT,
    metadata: { note: mark, memberId },
  }
  await database.integrationLink.updateMany({
    where: { organizationId, integrationName: 'erp' },
    data: told,
  })
  await database.integrationLink.createMany({
    data: [
      { entityType: 'PARTY' as const, partyId: id('holding') },
      { entityType: 'CONTACT' as const, entityId: id('contact') },
      { entityType: 'ADDRESS' as const, entityId: id('address') },
      { entityType: 'LINE_ITEM' as const, entityId: id('lineItem') },
      { entityType: 'SYNC_RUN' as const, entityId: id('syncRun') },
      { entityType: 'PAYMENT' as const, entityId: id('payment') },
      { entityType: 'INVOICE_PAYMENT' as const, entityId: id('allocation') },
    ].map((link) => ({
      organizationId,
      integrationName: 'erp',
      remoteId: `${link.entityType} ${mark}`,
      ...told,
      ...link,
    })),
  })
  await database.payment.update({
    where: { organizationId_id: { organizationId, id: id('payment') } },
    data: { linkedIntegrationId: id('linkedIntegration') },
  })
  await database.invoice.update({
    where: { organizationId_id: { organizationId, id: id('invoice') } },
    data: { pdfId: id('attachment') },
  })
}
