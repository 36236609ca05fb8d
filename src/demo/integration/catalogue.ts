import type { Integration } from '../../../prisma/generated/client/client.ts'
import type { World } from '../world.ts'

const YEAR = 365 * 86_400_000

type Entry = Pick<Integration, 'name' | 'displayName' | 'description' | 'categories' | 'color' | 'authType'> &
  Partial<Integration>

/** The systems that either organization can be connected to. None of them exists. */
function entries({ ledger, payments }: { ledger: string; payments: string }): readonly Entry[] {
  const isErp = ledger === 'ledger-erp'
  return [
    {
      name: ledger,
      displayName: isErp ? 'Ledger ERP' : 'Northbook Accounting',
      description:
        'Customers, invoices and bank statements, brought into step every hour and written back once a day.',
      categories: isErp ? ['accounting', 'erp'] : ['accounting'],
      color: isErp ? '#1f6f54' : '#2b5ea8',
      authType: 'oauth2',
      apiRequiresSubdomain: true,
    },
    {
      name: payments,
      displayName: 'Paylane Billing',
      description: 'Card payments, direct debits and the pages on which customers pay.',
      categories: ['payments', 'billing'],
      color: '#7b3fa0',
      authType: 'api_key',
    },
    {
      name: 'mailrelay',
      displayName: 'Mailrelay',
      description: 'Sends mail and reports what becomes of it.',
      categories: ['mail'],
      color: '#c4622d',
      authType: 'api_key',
    },
    {
      name: 'fieldnote-crm',
      displayName: 'Fieldnote CRM',
      description: 'Accounts, contacts and who looks after them.',
      categories: ['crm'],
      color: '#d19a1c',
      authType: 'oauth2',
      isEnabled: false,
    },
  ]
}

export function makeCatalogue(world: World): void {
  const createdAt = new Date(world.time.now.getTime() - 3 * YEAR)
  for (const entry of entries(world.profile.integrations)) {
    const host = `${entry.name}.example`
    world.ledger.integration.push({
      organizationId: world.organizationId,
      id: world.id(createdAt),
      shortDescription: entry.description?.split(',')[0] ?? null,
      apiBaseUrl: `https://api.${host}/v2`,
      apiDocumentationUrl: `https://docs.${host}`,
      apiRequiresSubdomain: false,
      logo: `https://${host}/logo.svg`,
      logoSquare: `https://${host}/logo-square.svg`,
      connectionGuideUrl: `https://docs.${host}/connect`,
      connectionInstructions: `Sign in to ${entry.displayName} as an administrator and allow access.`,
      connectionSteps: stepsOf(entry),
      settings: settingsOf(entry),
      isEnabled: true,
      createdAt,
      updatedAt: createdAt,
      ...entry,
    })
  }
}

function stepsOf({ displayName, authType }: Entry): Integration['connectionSteps'] {
  return [
    {
      type: authType === 'oauth2' ? 'redirect' : 'form',
      title: `Sign in to ${displayName}`,
      description:
        authType === 'oauth2' ? 'You come back here afterwards.' : 'Paste the key of a read-only user.',
      endpoint: authType === 'oauth2' ? '/oauth/authorize' : null,
      fields: authType === 'oauth2' ? null : ['apiKey'],
      postAuth: false,
    },
    {
      type: 'fetch',
      title: 'Read the companies',
      description: null,
      endpoint: '/companies',
      fields: ['companyId'],
      postAuth: true,
    },
  ]
}

function settingsOf({ name }: Entry): Integration['settings'] {
  const setting = {
    choices: null,
    description: null,
    group: null,
    guideUrl: null,
    isEditable: true,
    isRequired: true,
    isSelect: false,
    postAuth: false,
    requiresLoad: false,
  }
  return [
    {
      ...setting,
      key: 'companyId',
      type: 'string',
      format: 'text',
      label: 'Company',
      isSelect: true,
      postAuth: true,
      requiresLoad: true,
    },
    {
      ...setting,
      key: 'syncFrom',
      type: 'string',
      format: 'date',
      label: 'Read from',
      description: 'Nothing older is read.',
      group: 'Reading',
      guideUrl: `https://docs.${name}.example/reading`,
      isRequired: false,
    },
    {
      ...setting,
      key: 'writePayments',
      type: 'boolean',
      format: 'checkbox',
      label: 'Write payments back',
      choices: [
        { value: true, label: 'Yes' },
        { value: false, label: 'No' },
      ],
      isRequired: false,
    },
  ]
}
