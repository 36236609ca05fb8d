import { administratorsAlone } from '../../../graph/administratorsAlone.ts'
import { builder } from '../../../graph/builder.ts'
import { SHORT_LIST_COST } from '../../../graph/limit/cost.ts'
import { nodeType, registerTenantNode } from '../../../graph/node.ts'
import { related } from '../../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../../graph/read/rowRelation.ts'
import { organizationOfRow } from '../../organization/ofRow.ts'
import { Party, partyById } from '../type.ts'
import { ApPortalProvider, ReportFrequency } from './enums.ts'

const accountById = rowById('ApPortalAccount')
export const apPortalById = rowById('ApPortal')
const portalsByParty = rowsByParent('ApPortal', 'partyId', ['name', 'id'])

const ApPortalAccount = nodeType('ApPortalAccount', {
  description: "The organization's own account at a portal for suppliers.",
  fields: (t) => ({
    organization: t.field(organizationOfRow),
    provider: t.expose('provider', { type: ApPortalProvider, description: 'Who runs the portal.' }),
    providerText: t.exposeString('providerText', {
      nullable: true,
      description: 'The word as it came, where `provider` is OTHER; else null.',
    }),
    availableOperations: t.expose('availableOperations', {
      type: 'JSON',
      nullable: true,
      description: 'What can be done through it, as the source says.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const ApPortal = nodeType('ApPortal', {
  description: 'The portal through which a party wants its invoices (accounts payable).',
  fields: (t) => ({
    party: t.field({
      type: Party,
      description: 'The party.',
      ...related(partyById, 'partyId'),
      resolve: async (portal, _arguments, context) => {
        const party = await partyById.of(context, portal, 'partyId')
        if (party === null) throw new Error(`No party ${portal.partyId}.`)
        return party
      },
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    provider: t.expose('provider', { type: ApPortalProvider, description: 'Who runs it.' }),
    providerText: t.exposeString('providerText', {
      nullable: true,
      description: 'The word as it came, where `provider` is OTHER; else null.',
    }),
    account: t.field({
      type: ApPortalAccount,
      nullable: true,
      description: "The organization's own account there.",
      ...related(accountById, 'accountId'),
    }),
    accountKey: t.field({
      type: 'String',
      nullable: true,
      ...administratorsAlone('accountKey', 'What the account is opened or known with there.'),
    }),
    customerIdentifier: t.exposeString('customerIdentifier', {
      nullable: true,
      description: 'The number of the party there.',
    }),
    customerName: t.exposeString('customerName', {
      nullable: true,
      description: 'The name of the party there.',
    }),
    invoiceSubmissionGuidelines: t.exposeString('invoiceSubmissionGuidelines', {
      nullable: true,
      description: 'What invoices must be like to be taken there.',
    }),
    isEnabled: t.exposeBoolean('isEnabled', { description: 'Whether it is used.' }),
    isInvoiceSubmissionEnabled: t.exposeBoolean('isInvoiceSubmissionEnabled', {
      description: 'Whether invoices are handed in there.',
    }),
    isReportDownloadEnabled: t.exposeBoolean('isReportDownloadEnabled', {
      description: 'Whether reports are fetched from there.',
    }),
    reportEmail: t.exposeString('reportEmail', {
      nullable: true,
      description: 'The e-mail address that reports go to.',
    }),
    reportFrequency: t.expose('reportFrequency', {
      type: ReportFrequency,
      nullable: true,
      description: 'How often a report comes.',
    }),
    reportFrequencyText: t.exposeString('reportFrequencyText', {
      nullable: true,
      description: 'The word as it came, where `reportFrequency` is OTHER; else null.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('ApPortalAccount', accountById)
registerTenantNode('ApPortal', apPortalById)

builder.prismaObjectFields(Party, (t) => ({
  apPortals: t.field({
    type: [ApPortal],
    complexity: SHORT_LIST_COST,
    description: 'The portals through which it wants its invoices, by name.',
    ...related(portalsByParty, 'id'),
  }),
}))
