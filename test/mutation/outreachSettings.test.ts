import { beforeAll, describe, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const SETTINGS =
  'outreachSettings { windowStart windowEnd weekdays minDaysBetweenOutreach inboundGracePeriodDays }'
const UPDATE = `mutation ($input: OutreachSettingsUpdateInput!) { outreachSettingsUpdate(input: $input) {
  organization { ${SETTINGS} } userErrors { code field } } }`
const READ = `{ viewer { organizations { organization { ${SETTINGS} } } } }`
const NONE = {
  windowStart: null,
  windowEnd: null,
  weekdays: [],
  minDaysBetweenOutreach: 0,
  inboundGracePeriodDays: 0,
}

const company = useCompany()
let adminToken: string
let organizationId: string
let foreignOrganizationId: string

beforeAll(async () => {
  const { api, ledger, organization } = company
  organizationId = organization.id
  foreignOrganizationId = (await ledger.organization({ name: 'Elsewhere' })).id
  adminToken = await api.tokenOf((await ledger.admin([organization])).id)
})

const update = (input: object, token = adminToken) => company.change(UPDATE, input, token)
const settings = (changes: object) => ({
  organization: { outreachSettings: { ...NONE, ...changes } },
  userErrors: [],
})

describe('outreachSettingsUpdate', () => {
  test('changes what is given, keeps what is left out, and clears what is null', async () => {
    const office = { windowStart: '09:00', windowEnd: '17:30' }
    const input = { ...office, weekdays: ['FRIDAY', 'MONDAY', 'MONDAY'], minDaysBetweenOutreach: 3 }
    const changed = { ...office, weekdays: ['MONDAY', 'FRIDAY'], minDaysBetweenOutreach: 3 }

    expect(await update(input)).toEqual(settings(changed))
    expect(await update({ inboundGracePeriodDays: 2, windowEnd: '24:00' })).toEqual(
      settings({ ...changed, inboundGracePeriodDays: 2, windowEnd: '24:00' }),
    )
    const read = (await company.api.ask(company.token, READ)).data
    expect(read).toEqual({
      viewer: {
        organizations: [
          {
            organization: {
              outreachSettings: { ...NONE, ...changed, inboundGracePeriodDays: 2, windowEnd: '24:00' },
            },
          },
        ],
      },
    })
    expect(
      await update({ windowStart: null, windowEnd: null, weekdays: null, minDaysBetweenOutreach: 0 }),
    ).toEqual(settings({ inboundGracePeriodDays: 2 }))
  })

  test.each<[string, object, object]>([
    ['a start without an end', { windowStart: '09:00', windowEnd: null }, { code: 'REQUIRED' }],
    ['an end before the start', { windowStart: '09:00', windowEnd: '09:00' }, { code: 'INVALID' }],
    ['what is no time of day', { windowStart: '9:00', windowEnd: '17:00' }, { code: 'INVALID' }],
    ['a time after the day', { windowStart: '09:00', windowEnd: '24:01' }, { code: 'INVALID' }],
    [
      'less than no days',
      { minDaysBetweenOutreach: -1 },
      { code: 'INVALID', field: ['input', 'minDaysBetweenOutreach'] },
    ],
    ['more than a year', { inboundGracePeriodDays: 366 }, { code: 'INVALID' }],
  ])('refuses %s', async (_name, input, error) => {
    expect(await update(input)).toMatchObject({ organization: null, userErrors: [error] })
  })

  test('is for administrators, of the organization that is named', async () => {
    expect(await update({ minDaysBetweenOutreach: 9 }, company.token)).toEqual({
      organization: null,
      userErrors: [{ code: 'NOT_ALLOWED', field: ['input'] }],
    })
    const foreign = { organizationId: foreignOrganizationId, minDaysBetweenOutreach: 9 }
    const answer = await company.api.ask(adminToken, UPDATE, { input: foreign })
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    expect(await company.api.database.organization.count({ where: { minDaysBetweenOutreach: 9 } })).toBe(0)
  })

  test('is done once under a key', async () => {
    const input = { minDaysBetweenOutreach: 5, idempotencyKey: 'five' }
    await Promise.all([update(input), update(input), update(input)])

    expect(
      await company.api.database.auditEntry.count({
        where: { organizationId, changes: { path: ['after', 'minDaysBetweenOutreach'], equals: 5 } },
      }),
    ).toBe(1)
  })
})
