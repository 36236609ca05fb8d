import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { Day } from '../components/Time.tsx'
import { useText } from '../messages/useText.ts'
import { ApprovalSection } from './ApprovalSection.tsx'
import { InvoiceSection } from './InvoiceSection.tsx'
import { PaymentSection } from './PaymentSection.tsx'
import { TaskSection } from './TaskSection.tsx'
import styles from './Today.module.css'
import { TodaySkeleton } from './TodaySkeleton.tsx'
import { useToday } from './useToday.ts'

/** What to do now, the most money first. */
export function Component() {
  const text = useText()
  const { data, error, refetch, today, wheres, areAllTasks, showAllTasks } = useToday()
  return (
    <Page title={text('today.title')} aside={<Day of={today} />} isWide>
      {data === null && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {data === null && error === undefined && <TodaySkeleton />}
      {data !== null && (
        <div className={styles.sections}>
          <InvoiceSection name="promisesDue" of={data.promisesDue} where={wheres.promisesDue} />
          <InvoiceSection name="brokenPromises" of={data.brokenPromises} where={wheres.brokenPromises} />
          <TaskSection
            of={data.tasks}
            areAll={areAllTasks}
            onAll={showAllTasks}
            today={today}
            onChanged={refetch}
          />
          <InvoiceSection name="overdue" of={data.overdue} where={wheres.overdue} />
          <InvoiceSection name="disputes" of={data.disputes} where={wheres.disputes} />
          <InvoiceSection name="bounced" of={data.bounced} where={wheres.bounced} />
          <PaymentSection of={data.payments} />
          <ApprovalSection of={data.emails} />
        </div>
      )}
    </Page>
  )
}
