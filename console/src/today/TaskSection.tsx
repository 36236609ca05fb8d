import { useRef } from 'react'
import { Link } from 'react-router'
import { CheckboxField } from '../components/CheckboxField.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import { ledgerLink, WHERE_OF_TASKS } from './links.ts'
import { Section } from './Section.tsx'
import { TaskRow } from './TaskRow.tsx'
import { useTaskActions } from './useTaskActions.ts'

const TASK_SECTION = graphql(`
  fragment TaskSection_tasks on TaskConnection {
    totalCount
    nodes {
      id
      status
      ...TaskRow_task
    }
  }
`)

type Props = {
  of: FragmentType<typeof TASK_SECTION>
  areAll: boolean
  onAll: (areAll: boolean) => void
  today: string
  /** One is done: the next one moves up. */
  onChanged: () => void
}

export function TaskSection({ of, areAll, onAll, today, onChanged }: Props) {
  const text = useText()
  const place = useRef<HTMLDivElement>(null)
  const { totalCount, nodes } = readFragment(TASK_SECTION, of)
  // What was closed a moment ago is not open, whatever the list said before.
  const open = nodes.filter(({ status }) => status === 'OPEN')
  const actions = useTaskActions({
    onStarted: () => place.current?.querySelector('h2')?.focus(),
    onDone: onChanged,
  })
  return (
    <div ref={place}>
      <Section
        title={text(areAll ? 'today.allTasks' : 'today.tasks')}
        count={totalCount - (nodes.length - open.length)}
        done={text('today.tasksDone')}
        aside={<CheckboxField label={text('today.everybody')} isChecked={areAll} onValue={onAll} />}
        link={
          <p>
            <Link to={ledgerLink(WHERE_OF_TASKS)}>{text('today.tasksAll')}</Link>
          </p>
        }
      >
        {open.map((task) => (
          <TaskRow
            key={task.id}
            of={task}
            today={today}
            actions={actions}
            faults={actions.faultsOf(task.id)}
          />
        ))}
      </Section>
    </div>
  )
}
