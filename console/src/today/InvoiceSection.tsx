import { Link } from 'react-router'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { InvoiceWhere } from '../graphql/graphql.ts'
import { useText } from '../messages/useText.ts'
import { InvoiceRow } from './InvoiceRow.tsx'
import { type InvoiceSectionName, ledgerLink } from './links.ts'
import { Section } from './Section.tsx'
import { Sums } from './Sums.tsx'

const INVOICE_SECTION = graphql(`
  fragment InvoiceSection_invoices on InvoiceConnection {
    totalCount
    totals {
      currency
      outstanding {
        minorUnits
        currency
        amount
      }
    }
    nodes {
      id
      ...InvoiceRow_invoice
    }
  }
`)

type Props = { name: InvoiceSectionName; of: FragmentType<typeof INVOICE_SECTION>; where: InvoiceWhere }

export function InvoiceSection({ name, of, where }: Props) {
  const text = useText()
  const { totalCount, totals, nodes } = readFragment(INVOICE_SECTION, of)
  return (
    <Section
      title={text(`today.${name}`)}
      count={totalCount}
      done={text(`today.${name}Done`)}
      aside={<Sums of={totals.map(({ outstanding }) => outstanding)} />}
      link={
        <p>
          <Link to={ledgerLink(where)}>{text(`today.${name}All`, { count: totalCount })}</Link>
          {name === 'bounced' && (
            <>
              {' · '}
              <Link to="/bounces">{text('today.toBounces')}</Link>
            </>
          )}
        </p>
      }
    >
      {nodes.map((invoice) => (
        <InvoiceRow key={invoice.id} section={name} of={invoice} />
      ))}
    </Section>
  )
}
