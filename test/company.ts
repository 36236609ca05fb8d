import { afterAll, beforeAll } from 'vitest'
import { encodeGlobalId, type TenantType } from '../src/graph/globalId.ts'
import { createTestApi } from './api.ts'
import { createLedger } from './ledger.ts'

type Opened = Awaited<ReturnType<typeof open>>

/** The API with one organization and somebody who works there, for all tests of the file: what most of them start from. */
export function useCompany(settings: { timezone?: string } = {}) {
  let opened: Opened | undefined
  beforeAll(async () => {
    opened = await open(settings)
  })
  afterAll(() => opened?.api.close())
  const company = (): Opened => {
    if (opened === undefined) throw new Error('The company opens before the first test of the file.')
    return opened
  }
  return {
    get api() {
      return company().api
    },
    get ledger() {
      return company().ledger
    },
    get organization() {
      return company().organization
    },
    /** Of the one who works there, Ada Berg, who is no administrator. */
    get token() {
      return company().token
    },
    /** The global id of a row, as if it stood in this organization. */
    idOf: (type: TenantType, uuid: string, { id } = company().organization) => encodeGlobalId(type, id, uuid),
    /** What the mutation answers to this input. */
    change: async <Payload>(
      mutation: string,
      input: object,
      token = company().token,
    ): Promise<Payload | undefined> => {
      const { data } = await company().api.ask<Record<string, Payload>>(token, mutation, { input })
      return data ? Object.values(data)[0] : undefined
    },
  }
}

async function open(settings: { timezone?: string }) {
  const api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization(settings)
  const user = await ledger.user([organization])
  return { api, ledger, organization, token: await api.tokenOf(user.id) }
}
