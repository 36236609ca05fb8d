import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { formatDay } from '../../../graph/calendar/day.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import type { Outcome } from '../../../graph/mutation/perform.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { resolveOrganization } from '../../../graph/viewer.ts'
import type { ExchangeRateRow } from '../rates.ts'
import { ExchangeRate } from '../type.ts'

const ExchangeRateSetInput = builder.inputType('ExchangeRateSetInput', {
  description: "What one unit of a currency is worth in the organization's.",
  fields: (t) => ({
    ...organizationId(t),
    currency: t.field({
      type: 'CurrencyCode',
      required: true,
      description: "Any currency but the organization's own.",
    }),
    rate: t.field({
      type: 'Decimal',
      required: true,
      description:
        'How many units of the organization\'s currency one unit of `currency` is, in major units: `"2.4391"`. More than zero.',
    }),
    validFrom: t.field({
      type: 'LocalDate',
      description:
        "The first day that it is used for, past or to come; today by the organization's calendar when left out.",
    }),
    ...idempotencyKey(t),
  }),
})

directMutation('exchangeRateSet', {
  description:
    'Sets the rate of a currency from a day on, until the next rate that is set for it. A rate of the same day is replaced.',
  input: ExchangeRateSetInput,
  payload: (t) => ({
    exchangeRate: t.field({
      type: ExchangeRate,
      nullable: true,
      description: 'The rate as it was set.',
      resolve: rateSet,
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input) => {
    const { currency, rate } = input
    const { defaultCurrency } = resolveOrganization(work.viewer, work.organizationId)
    if (currency === defaultCurrency) {
      throw refusal('INVALID', 'currency', `${currency} is the currency of the organization itself.`)
    }
    if (rate.startsWith('-') || !/[1-9]/.test(rate)) {
      throw refusal('INVALID', 'rate', 'The rate must be more than zero.')
    }
    const validFrom = input.validFrom ?? formatDay(work.calendar.today)
    const set = await store(work, { currency, intoCurrency: defaultCurrency, rate, validFrom })
    const { id, before, ...result } = set
    return {
      result,
      entity: { type: 'ExchangeRate', id },
      changes: { currency, validFrom, rate: { before, after: result.rate } },
    }
  },
})

type Stored = ExchangeRateRow & { id: string; before: string | null }

async function store(work: DirectWork, row: ExchangeRateRow): Promise<Stored> {
  const { organizationId, viewer, now, run } = work
  const [stored] = await run<Stored>(sql`
    with known as (select k.rate from exchange_rate k
      where k.organization_id = ${organizationId}::uuid and k.into_currency = ${row.intoCurrency}::text
        and k.currency = ${row.currency}::text and k.valid_from = ${row.validFrom}::date)
    insert into exchange_rate (organization_id, id, into_currency, currency, valid_from, rate, set_by_id, set_at)
    values (${organizationId}::uuid, ${uuidv7()}::uuid, ${row.intoCurrency}::text, ${row.currency}::text, ${row.validFrom}::date,
      ${row.rate}::numeric, ${viewer.userId}::uuid, ${now}::timestamptz)
    on conflict (organization_id, into_currency, currency, valid_from)
      do update set rate = excluded.rate, set_by_id = excluded.set_by_id, set_at = excluded.set_at
    returning id, currency, into_currency as "intoCurrency", valid_from::text as "validFrom", trim_scale(rate)::text as rate,
      (select trim_scale(k.rate)::text from known k) as before`)
  if (stored === undefined) throw new Error('A rate was neither inserted nor replaced.')
  return stored
}

function rateSet({ result }: Outcome): ExchangeRateRow | null {
  if (result === null) return null
  const text = (name: string) => String(result[name])
  return {
    currency: text('currency'),
    intoCurrency: text('intoCurrency'),
    rate: text('rate'),
    validFrom: text('validFrom'),
  }
}
