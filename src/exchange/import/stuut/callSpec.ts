import type { Spec } from './spec.ts'
import { id, instant, ours, plainUrl, text } from './values.ts'

export const ASSESSMENT: Spec = {
  confidenceScore: 'agent_confidence_score',
  confidenceReason: 'agent_confidence_reason',
  agentErrorCode: 'agent_error_code',
  uncertainties: 'agent_uncertainties',
}

const TASK_DATA: Spec = {
  externalId: { key: 'id', as: id },
  source: 'source',
  type: 'type',
  data: 'data',
  createdAt: { key: 'created_at', as: instant },
}

const EVENT: Spec = {
  externalId: { key: 'id', as: id },
  name: 'name',
  actorId: { key: 'actor_id', as: id },
  entity: 'entity',
  entityId: { key: 'entity_id', as: id },
  message: 'message',
  data: 'data',
  occurredAt: { key: 'timestamp', as: instant },
  createdAt: { key: 'created_at', as: instant },
}

const TASK: Spec = {
  externalId: { key: 'id', as: id },
  label: 'label',
  taskType: 'type',
  status: 'status',
  actionTaken: 'action_taken',
  closeReason: 'close_reason',
  completedAction: 'completed_action',
  description: 'description',
  errorReason: 'error_reason',
  data: { key: 'data', each: TASK_DATA },
  triggerEvent: { key: 'trigger_event', of: EVENT },
  assigneeEmail: 'assignee_email',
  createdAt: { key: 'created_at', as: instant },
}

const CLASSIFICATION: Spec = {
  externalId: { key: 'id', as: id },
  classification: 'classification',
  reason: 'reason',
  isActionRequired: 'is_action_required',
  isReplyRequired: 'is_reply_required',
  actionRecommendation: 'action_recommendation',
  agentReplyReason: 'agent_reply_reason',
  ...ASSESSMENT,
  language: 'language',
  tasks: { key: 'tasks', each: TASK },
  createdAt: { key: 'created_at', as: instant },
}

export const CALL: Spec = {
  externalId: { key: 'id', as: id },
  direction: { key: 'direction', as: ours },
  status: 'status',
  fromNumber: { key: 'from_number', as: text },
  toNumber: { key: 'to_number', as: text },
  reason: 'call_reason',
  disconnectionReason: 'disconnection_reason',
  isVoicemail: 'in_voicemail',
  isAutomated: 'is_automated',
  sentiment: 'sentiment',
  summary: 'summary',
  transcript: 'transcript',
  transcriptText: 'transcript_str',
  recordingUrl: { key: 'recording_url', as: plainUrl },
  transferredTo: { key: 'transferred_to', as: text },
  agentExternalId: { key: 'agent_id', as: id },
  callAgentId: { key: 'call_agent_id', as: id },
  providerCallId: { key: 'retell_id', as: id },
  customClassifications: 'custom_classifications',
  startedAt: { key: 'start_time', as: instant },
  endedAt: { key: 'end_time', as: instant },
  createdAt: { key: 'created_at', as: instant },
  classifications: { key: 'classifications', each: CLASSIFICATION },
}

export const WORKFLOW: Spec = {
  externalId: { key: 'id', as: id },
  name: 'name',
  isActive: 'is_active',
  // Stuut's 0 is taken as Sunday.
  activeDays: {
    key: 'active_days',
    as: (days) => (Array.isArray(days) ? days.map((day: unknown) => (day === 0 ? 7 : day)) : days),
  },
  outreachWindowStart: 'outreach_window_start',
  outreachWindowEnd: 'outreach_window_end',
  timezone: 'timezone',
  isCallOnWeekendEnabled: 'is_call_on_weekend_enabled',
  pendingRunStrategy: 'pending_run_strategy',
  emailSenderExternalId: { key: 'email_sender_id', as: id },
  testEmail: 'test_email',
  testPhoneNumber: { key: 'test_phone_number', as: text },
  createdAt: { key: 'created_at', as: instant },
}
