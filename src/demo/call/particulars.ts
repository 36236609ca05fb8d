import type { Past } from '../past.ts'

/** A call that was handed on, and a task of a call that went wrong at first. */
export function describeCalls({ world: { ledger, profile } }: Past): void {
  const spoken = ledger.call.find(({ status, isAutomated }) => status === 'COMPLETED' && isAutomated)
  if (spoken !== undefined) spoken.transferredTo ??= `${profile.phone.slice(0, -2)}42`
  const callOf = new Map(ledger.classification.map(({ id, callId }) => [id, callId]))
  const task = ledger.task.find(
    ({ status, classificationId }) => status === 'COMPLETED' && callOf.get(classificationId ?? '') != null,
  )
  if (task !== undefined) task.errorReason = 'The first answer came back: the address was mistyped.'
}
