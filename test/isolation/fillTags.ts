import type { Filling } from './filling.ts'

/** What parties are marked with, the portals of a party, and what the organization knows of its member. */
export async function fillTags({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  await database.tag.create({
    data: {
      organizationId,
      id: id('tag'),
      name: `Tag ${mark}`,
      nameKey: `tag ${mark}`,
      color: mark,
      ruleCondition: { note: mark },
    },
  })
  await database.partyTag.create({
    data: { organizationId, id: id('partyTag'), partyId: id('party'), tagId: id('tag') },
  })
  const provider = { provider: 'OTHER' as const, providerText: `Portal ${mark}` }
  await database.apPortalAccount.create({
    data: { organizationId, id: id('apPortalAccount'), availableOperations: [mark], ...provider },
  })
  await database.apPortal.create({
    data: {
      organizationId,
      id: id('apPortal'),
      partyId: id('party'),
      accountId: id('apPortalAccount'),
      name: `Portal ${mark}`,
      accountKey: `Key ${mark}`,
      customerIdentifier: `No ${mark}`,
      customerName: `Name ${mark}`,
      invoiceSubmissionGuidelines: `Guide ${mark}`,
      reportEmail: `report@${mark}.example`,
      reportFrequency: 'OTHER',
      reportFrequencyText: `Seldom ${mark}`,
      ...provider,
    },
  })
  await database.contact.update({
    where: { organizationId_id: { organizationId, id: id('contact') } },
    data: { addressId: id('home') },
  })
  await database.organizationMembership.update({
    where: { organizationId_userId: { organizationId, userId: memberId } },
    data: { invitedById: memberId, dashboardSettings: { threadEmailsSortOrder: 'asc' } },
  })
}
