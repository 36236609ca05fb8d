import { ADDRESS } from './addressSpec.ts'
import { REMOTE, REMOTE_PART, withId } from './remoteSpec.ts'
import { isRaw, type Raw, type Spec } from './spec.ts'
import { asObject, id, instant, text } from './values.ts'

const CONTACT: Spec = {
  externalId: { key: 'id', as: id },
  name: 'name',
  givenName: 'given_name',
  familyName: 'family_name',
  jobTitle: 'job_title',
  email: 'email',
  phone: { key: 'phone', as: text },
  externalRole: 'external_role',
  internalRole: 'internal_role',
  isPrimary: 'is_primary',
  isEmailDisabled: 'is_email_disabled',
  isPhoneDisabled: 'is_phone_disabled',
  isPrimaryEmail: 'is_primary_email',
  isPrimaryPhone: 'is_primary_phone',
  address: { key: 'address', of: ADDRESS },
  addresses: { key: 'addresses', each: { ...ADDRESS, isPrimary: 'is_primary' } },
  customFields: { key: 'custom_fields', as: asObject },
  statusMetadata: 'status_metadata',
  createdAt: { key: 'created_at', as: instant },
  ...REMOTE_PART,
}

const PORTAL: Spec = {
  externalId: { key: 'id', as: id },
  accountExternalId: { key: 'account_id', as: id },
  name: 'name',
  provider: 'provider',
  accountKey: { key: 'account_key', as: text },
  customerIdentifier: { key: 'customer_identifier', as: text },
  customerName: 'customer_name',
  invoiceSubmissionGuidelines: 'invoice_submission_guidelines',
  isEnabled: 'is_enabled',
  isInvoiceSubmissionEnabled: 'is_invoice_submission_enabled',
  isReportDownloadEnabled: 'is_report_download_enabled',
  reportEmail: 'report_email',
  reportFrequency: 'report_frequency',
  createdAt: { key: 'created_at', as: instant },
}

const PARTY_TAG: Spec = {
  tagExternalId: { key: 'tag_id', as: id },
  isManual: 'is_manual',
  createdAt: { key: 'created_at', as: instant },
}

export const PORTAL_ACCOUNT: Spec = {
  externalId: { key: 'id', as: id },
  provider: 'provider',
  availableOperations: 'available_operations',
  createdAt: { key: 'created_at', as: instant },
}

export const TAG: Spec = {
  externalId: { key: 'id', as: id },
  name: 'name',
  color: 'color',
  ruleCondition: { key: 'rule_condition', as: asObject },
  createdAt: { key: 'created_at', as: instant },
}

export const PARTY: Spec = {
  externalId: { key: 'id', as: id },
  name: 'name',
  legalName: 'legal_name',
  givenName: 'given_name',
  familyName: 'family_name',
  description: 'description',
  isCompany: 'is_company',
  isActive: 'is_active',
  email: 'email',
  phone: { key: 'phone', as: text },
  isEmailDisabled: 'is_email_disabled',
  isPhoneDisabled: 'is_phone_disabled',
  isPrimaryEmail: 'is_primary_email',
  isPrimaryPhone: 'is_primary_phone',
  isEmailOutreachPaused: 'is_email_outreach_manually_paused',
  isCallOutreachPaused: 'is_call_outreach_manually_paused',
  accountNumber: { key: 'account_number', as: text },
  taxNumber: { key: 'tax_number', as: text },
  invoicePrefix: 'invoice_prefix',
  currency: 'currency',
  timezone: 'timezone',
  onBehalfOf: 'on_behalf_of',
  onBehalfOfPhone: { key: 'on_behalf_of_phone', as: text },
  parentExternalId: { key: 'parent_id', as: id },
  paymentPortalUrl: 'remote_payment_portal_url',
  billingAddress: { key: 'billing_address', of: ADDRESS },
  shippingAddress: { key: 'shipping_address', of: ADDRESS },
  contacts: { key: 'contacts', each: CONTACT },
  tags: { key: 'tags', each: PARTY_TAG },
  apPortals: { key: 'ap_portals', each: PORTAL },
  customFields: { key: 'custom_fields', as: asObject },
  statusMetadata: 'status_metadata',
  createdAt: { key: 'created_at', as: instant },
  ...REMOTE,
  remotePartnerId: { key: 'remote_parent_id', as: id },
}

/** The partner with what stands beside the objects it names put into them. */
export function completePartner(partner: Raw): Raw {
  const contacts = Array.isArray(partner.contacts) ? partner.contacts : []
  return {
    ...partner,
    name: nameOf(partner),
    billing_address: withId(partner.billing_address, partner.billing_address_id),
    contacts: contacts.map((contact: unknown) =>
      isRaw(contact) ? { ...contact, address: withId(contact.address, contact.address_id) } : contact,
    ),
    ...(partner.contacts == null || Array.isArray(partner.contacts) ? {} : { contacts: partner.contacts }),
  }
}

/** A partner without a name is called by what else it has. */
function nameOf({ name, legal_name, given_name, family_name, email, id: own }: Raw): unknown {
  const person = [given_name, family_name].filter((part) => typeof part === 'string' && part !== '').join(' ')
  return [name, legal_name, person, email, own].find((part) => part != null && part !== '') ?? null
}
