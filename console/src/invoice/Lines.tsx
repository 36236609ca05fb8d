import { EmptyState } from '../components/EmptyState.tsx'
import { Money } from '../components/Money.tsx'
import { Panel } from '../components/Page.tsx'
import { useFormat } from '../components/useFormat.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import styles from './InvoicePage.module.css'

const LINES = graphql(`
  fragment Lines on Invoice {
    id
    lineItems {
      id
      lineNumber
      name
      description
      quantity
      unitPrice {
        minorUnits
        currency
        amount
      }
      lineTotal {
        minorUnits
        currency
        amount
      }
    }
    subtotal {
      minorUnits
      currency
      amount
    }
    discount {
      minorUnits
      currency
      amount
    }
    tax {
      minorUnits
      currency
      amount
    }
    total {
      minorUnits
      currency
      amount
    }
  }
`)

export function Lines({ invoice }: { invoice: FragmentType<typeof LINES> }) {
  const text = useText()
  const format = useFormat()
  const { lineItems, subtotal, discount, tax, total } = readFragment(LINES, invoice)
  const sums = [
    ['subtotal', subtotal],
    ['discount', discount],
    ['tax', tax],
    ['total', total],
  ] as const
  return (
    <Panel title={text('invoice.lines')}>
      {lineItems.length === 0 ? (
        <EmptyState title={text('invoice.noLines')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a telephone it is wider than the window, and keys must move it, too
        <section className={styles.scroller} tabIndex={0} aria-label={text('invoice.linesTable')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text('invoice.item')}</th>
                <th scope="col" className={styles.number}>
                  {text('invoice.quantity')}
                </th>
                <th scope="col" className={styles.number}>
                  {text('invoice.unitPrice')}
                </th>
                <th scope="col" className={styles.number}>
                  {text('invoice.lineTotal')}
                </th>
              </tr>
            </thead>
            <tbody>
              {lineItems.map(({ id, name, description, quantity, unitPrice, lineTotal }) => (
                <tr key={id}>
                  <td className="anyText">{name ?? description ?? '–'}</td>
                  <td className={styles.number}>{format.number(Number(quantity), 6)}</td>
                  <td className={styles.number}>
                    <Money of={unitPrice} />
                  </td>
                  <td className={styles.number}>
                    <Money of={lineTotal} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              {sums.map(([name, sum]) => (
                <tr key={name}>
                  <th scope="row" colSpan={3} className={styles.number}>
                    {text(`invoice.${name}`)}
                  </th>
                  <td className={styles.number}>
                    <Money of={sum} />
                  </td>
                </tr>
              ))}
            </tfoot>
          </table>
        </section>
      )}
    </Panel>
  )
}
