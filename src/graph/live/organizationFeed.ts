import type { Change } from '../change.ts'
import type { Topic } from '../context.ts'
import { createMoment, isOver, type Moment } from './moment.ts'
import type { Onlooker } from './onlooker.ts'
import { tooManyChanges } from './overflow.ts'

type Group = { topic: Topic; onlookers: Set<Onlooker>; waiting: Set<string> }

/** Changes come faster than the database tells whom they concern: somebody rewrites the whole ledger. */
const MOST_WAITING = 10_000

/** The streams of one organization, grouped by what they look at. */
export class OrganizationFeed {
  private readonly groups = new Map<string, Group>()
  private moment: Moment | null = null
  private isPicking = false

  get size(): number {
    let size = 0
    for (const { onlookers } of this.groups.values()) size += onlookers.size
    return size
  }

  add(onlooker: Onlooker): void {
    const { topic } = onlooker
    const group = this.groups.get(topic.key) ?? { topic, onlookers: new Set(), waiting: new Set() }
    group.onlookers.add(onlooker)
    this.groups.set(topic.key, group)
  }

  remove(onlooker: Onlooker): void {
    const { key } = onlooker.topic
    const group = this.groups.get(key)
    group?.onlookers.delete(onlooker)
    if (group?.onlookers.size === 0) this.groups.delete(key)
  }

  /** Begins with each change, so that what is read is never older than what was announced. */
  momentAt(now: Date): Moment {
    if (this.moment === null || isOver(this.moment, now)) this.moment = createMoment(now)
    return this.moment
  }

  announce(change: Change): void {
    this.moment = null
    for (const group of this.groups.values()) {
      const ids = group.topic.idsOf(change)
      if (ids.length === 0) continue
      if (group.topic.pick === undefined) tell(group, ids)
      else for (const id of ids) group.waiting.add(id)
      if (group.waiting.size > MOST_WAITING) end(group, tooManyChanges(MOST_WAITING))
    }
    void this.pickAll()
  }

  end(): void {
    for (const group of this.groups.values()) end(group)
  }

  /** One statement at a time: those who look on leave the other connections to those who ask. */
  private async pickAll(): Promise<void> {
    if (this.isPicking) return
    this.isPicking = true
    for (let group = this.nextWaiting(); group !== undefined; group = this.nextWaiting()) await pick(group)
    this.isPicking = false
  }

  private nextWaiting(): Group | undefined {
    return this.groups.values().find(({ waiting }) => waiting.size > 0)
  }
}

/** Ids that come while one statement is under way share the next one. */
async function pick(group: Group): Promise<void> {
  const { topic, onlookers, waiting } = group
  const ids = [...waiting]
  waiting.clear()
  // Any of them will do: the condition is the same for all.
  const [first] = onlookers
  if (first === undefined || topic.pick === undefined) return
  try {
    tell(group, await topic.pick(first.context(), ids))
  } catch (error) {
    end(group, error)
  }
}

function tell({ onlookers }: Group, ids: readonly string[]): void {
  if (ids.length === 0) return
  for (const onlooker of onlookers) onlooker.tell(ids)
}

function end({ onlookers, waiting }: Group, error?: unknown): void {
  waiting.clear()
  for (const onlooker of [...onlookers]) onlooker.end(error)
}
