import type { TaskFields } from '../record/task.ts'

export type TaskAbout = {
  partyId: string | null
  invoiceId: string | null
  emailId: string | null
  callId: string | null
  /** Absent where the record does not tell it. */
  classificationId?: string
}

export type TaskToStore = { id: string; isNew: boolean; record: TaskFields; about: TaskAbout }
