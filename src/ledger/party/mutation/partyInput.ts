import type { builder } from '../../../graph/builder.ts'
import { MoneyInput } from '../../../graph/moneyInput.ts'
import { clearableText, givenOf, keptText, keptValue } from '../../../graph/mutation/patch.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import {
  clearableEmail,
  clearableUrl,
  LONGEST_DESCRIPTION,
  LONGEST_NAME,
  LONGEST_PHONE,
} from './partyTexts.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

const text = (t: InputFields, what: string, most = LONGEST_NAME) =>
  t.string({ description: `${what}; at most ${most} characters. Blank or null: none.` })
const flag = (t: InputFields, what: string) => t.boolean({ description: `${what} Null: REQUIRED.` })

/** What can be changed of a party by itself. */
export const partyFields = (t: InputFields) => ({
  name: t.string({ description: `The name; at most ${LONGEST_NAME} characters. Null: REQUIRED.` }),
  legalName: text(t, 'The name in the register'),
  givenName: text(t, 'Given name, of a person'),
  familyName: text(t, 'Family name, of a person'),
  description: text(t, 'A remark', LONGEST_DESCRIPTION),
  isCompany: flag(t, 'true: a company. false: a person.'),
  isActive: flag(t, 'Whether business is still done with it.'),
  email: t.string({ description: 'One plain e-mail address. Blank or null: none.' }),
  phone: text(t, 'General phone number', LONGEST_PHONE),
  isEmailDisabled: flag(t, 'Whether e-mails to it are switched off.'),
  isPhoneDisabled: flag(t, 'Whether calls to it are switched off.'),
  accountNumber: text(t, 'Customer or supplier number'),
  taxNumber: text(t, 'Tax or VAT number'),
  invoicePrefix: text(t, 'What the numbers of its invoices begin with'),
  onBehalfOf: text(t, 'In whose name it is called'),
  onBehalfOfPhone: text(t, 'The number that it is asked to call back', LONGEST_PHONE),
  currency: t.field({
    type: 'CurrencyCode',
    description: 'The currency business is usually done in. Null: none.',
  }),
  timezone: t.field({ type: 'TimeZone', description: 'Where it is, for calls. Null: not known.' }),
  creditLimit: t.field({
    type: MoneyInput,
    description: 'How much it may owe; INVALID below zero. Null: nobody says.',
  }),
  paymentPortalUrl: t.string({ description: 'Where it can pay online. Blank or null: nowhere.' }),
})

type Texts =
  | 'name'
  | 'legalName'
  | 'givenName'
  | 'familyName'
  | 'description'
  | 'email'
  | 'phone'
  | 'accountNumber'
  | 'taxNumber'
  | 'invoicePrefix'
  | 'onBehalfOf'
  | 'onBehalfOfPhone'
  | 'currency'
  | 'timezone'
  | 'paymentPortalUrl'
type Flags = 'isCompany' | 'isActive' | 'isEmailDisabled' | 'isPhoneDisabled'
type Written = { creditLimit?: typeof MoneyInput.$inferInput | null | undefined } & {
  [Name in Texts]?: string | null | undefined
} & {
  [Name in Flags]?: boolean | null | undefined
}

/** The same, checked: the columns to be written. */
export function readParty(input: Written) {
  const short = (name: Texts, most = LONGEST_NAME) => clearableText(input[name], name, most)
  const kept = (name: Flags) => keptValue(input[name], name)
  return givenOf({
    name: keptText(input.name, 'name', LONGEST_NAME),
    legalName: short('legalName'),
    givenName: short('givenName'),
    familyName: short('familyName'),
    description: short('description', LONGEST_DESCRIPTION),
    isCompany: kept('isCompany'),
    isActive: kept('isActive'),
    email: clearableEmail(input.email, 'email'),
    phone: short('phone', LONGEST_PHONE),
    isEmailDisabled: kept('isEmailDisabled'),
    isPhoneDisabled: kept('isPhoneDisabled'),
    accountNumber: short('accountNumber'),
    taxNumber: short('taxNumber'),
    invoicePrefix: short('invoicePrefix'),
    onBehalfOf: short('onBehalfOf'),
    onBehalfOfPhone: short('onBehalfOfPhone', LONGEST_PHONE),
    currency: input.currency,
    timezone: input.timezone,
    paymentPortalUrl: clearableUrl(input.paymentPortalUrl, 'paymentPortalUrl'),
    ...creditLimitOf(input.creditLimit),
  })
}

/** Two columns that are there together. */
function creditLimitOf(limit: Written['creditLimit']) {
  if (limit === undefined) return {}
  if (limit === null) return { creditLimit: null, creditLimitCurrency: null }
  if (limit.minorUnits < 0) {
    throw refusal('INVALID', 'creditLimit.minorUnits', 'A credit limit cannot be below zero.')
  }
  return { creditLimit: BigInt(limit.minorUnits), creditLimitCurrency: limit.currency }
}
