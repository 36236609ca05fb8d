import { Link } from 'react-router'
import { Money } from '../components/Money.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import { InvoiceNote } from './InvoiceNote.tsx'
import { type InvoiceSectionName, invoiceLink, partyLink } from './links.ts'
import { Row } from './Row.tsx'
import styles from './Today.module.css'

const INVOICE_ROW = graphql(`
  fragment InvoiceRow_invoice on Invoice {
    id
    invoiceNumber
    outstanding {
      minorUnits
      currency
      amount
    }
    client {
      id
      name
    }
    ...InvoiceNote_invoice
  }
`)

type Props = { section: InvoiceSectionName; of: FragmentType<typeof INVOICE_ROW> }

export function InvoiceRow({ section, of }: Props) {
  const text = useText()
  const invoice = readFragment(INVOICE_ROW, of)
  const { id, invoiceNumber, outstanding, client } = invoice
  return (
    <Row
      lead={
        <>
          <Link className="anyText" to={invoiceLink(id)}>
            {invoiceNumber ?? text('today.noNumber')}
          </Link>
          {client !== null && client !== undefined && (
            <Link className={`${styles.party} anyText`} to={partyLink(client.id)}>
              {client.name}
            </Link>
          )}
        </>
      }
      amount={<Money of={outstanding} />}
      note={<InvoiceNote section={section} of={invoice} />}
    />
  )
}
