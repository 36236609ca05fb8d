import { id, type LedgerSize, organizationId, partiesOf } from './size.ts'
import { numbers, type Step } from './step.ts'

export const BENCH_USER = 'bench@duegraph.example'

const organizations = ({ organizations }: LedgerSize) => organizations
const one = () => 1

/** Who owns the rows, and who may read them. */
export const ACCOUNT_STEPS: readonly Step[] = [
  {
    table: 'organization',
    rows: organizations,
    insert: (_size, from, to) => `
      insert into organization (id, name, timezone, default_currency, own_party_id)
      select ${id('organization', 'n')}, 'Organization ' || n, 'Europe/Berlin', 'EUR', ${id('ownParty', 'n')}
      from ${numbers(from, to)} n`,
  },
  {
    table: 'user_account',
    rows: one,
    insert: () => `
      insert into user_account (id, email, given_name, family_name)
      values (${id('user', '1')}, '${BENCH_USER}', 'Bea', 'Bench')`,
  },
  {
    table: 'organization_membership',
    rows: organizations,
    insert: (_size, from, to) => `
      insert into organization_membership (organization_id, user_id, is_default)
      select ${id('organization', 'n')}, ${id('user', '1')}, n = 0 from ${numbers(from, to)} n`,
  },
  {
    table: 'agent',
    rows: organizations,
    insert: (_size, from, to) => `
      insert into agent (organization_id, id, name)
      select ${id('organization', 'n')}, ${id('agent', 'n')}, 'Reminder agent' from ${numbers(from, to)} n`,
  },
  {
    table: 'party',
    rows: organizations,
    insert: (_size, from, to) => `
      insert into party (organization_id, id, name)
      select ${id('organization', 'n')}, ${id('ownParty', 'n')}, 'Organization ' || n from ${numbers(from, to)} n`,
  },
  {
    table: 'party',
    rows: partiesOf,
    insert: (size, from, to) => `
      insert into party (organization_id, id, name, email, account_number, billing_address_id)
      select ${organizationId(size, 'n')}, ${id('party', 'n')},
        (array['Alder','Birch','Cedar','Dogwood','Elm','Fir','Ginkgo','Hazel'])[1 + n % 8] || ' ' || md5(n::text),
        'office' || n || '@party.example', 'C-' || n, ${id('address', 'n')}
      from ${numbers(from, to)} n`,
  },
  {
    table: 'address',
    rows: partiesOf,
    insert: (size, from, to) => `
      insert into address (organization_id, id, party_id, is_primary, type, line1, city, postal_code, country)
      select ${organizationId(size, 'n')}, ${id('address', 'n')}, ${id('party', 'n')}, true, 'billing',
        'Lindenweg ' || n % 200, 'Kiel', lpad((n % 90000 + 10000)::text, 5, '0'), 'DE'
      from ${numbers(from, to)} n`,
  },
  {
    table: 'contact',
    rows: partiesOf,
    insert: (size, from, to) => `
      insert into contact (organization_id, id, party_id, name, job_title, email, phone, external_role, is_primary)
      select ${organizationId(size, 'n')}, ${id('contact', 'n * 2 + k')}, ${id('party', 'n')},
        'Contact ' || n || '.' || k, (array['Bookkeeper','Director'])[1 + k],
        'contact' || n || '.' || k || '@party.example', '+49 431 ' || n % 100000,
        (array['BILLING_CONTACT','DECISION_MAKER'])[1 + k]::"ContactExternalRole", k = 0
      from ${numbers(from, to)} n, generate_series(0, 1) k`,
  },
  {
    table: 'document',
    rows: partiesOf,
    insert: (size, from, to) => `
      insert into document (organization_id, id, filename, is_archived)
      select ${organizationId(size, 'n')}, ${id('document', 'n')}, 'contract-' || n || '.pdf', n % 50 = 7
      from ${numbers(from, to)} n`,
  },
  {
    table: 'invoice_blueprint',
    rows: partiesOf,
    insert: (size, from, to) => `
      insert into invoice_blueprint (organization_id, id, is_active)
      select ${organizationId(size, 'n')}, ${id('blueprint', 'n')}, n % 50 <> 7 from ${numbers(from, to)} n`,
  },
]
