import type { Filling } from './filling.ts'

const STARTED = new Date('2026-03-01T10:00:00Z')
const ENDED = new Date('2026-03-01T10:05:00Z')

/** A call with all that can hang on one, a conversation, and what is to be done because of either. */
export async function fillCalls(filling: Filling): Promise<void> {
  await fillConversation(filling)
  await fillCall(filling)
  await fillTask(filling)
  await fillLinks(filling)
}

/** Each of them is known elsewhere, too. */
async function fillLinks({ database, organization, mark, id }: Filling): Promise<void> {
  const rows = {
    ATTACHMENT: 'attachment',
    CALL: 'call',
    CLASSIFICATION: 'classification',
    EMAIL_SENDER: 'emailSender',
    EMAIL_THREAD: 'emailThread',
    TASK: 'task',
    WORKFLOW: 'workflow',
  } as const
  await database.integrationLink.createMany({
    data: Object.entries(rows).map(([entityType, name]) => ({
      organizationId: organization.id,
      integrationName: 'dialer',
      // The keys of the table are types of entities.
      entityType: entityType as keyof typeof rows,
      entityId: id(name),
      remoteId: `${name} ${mark}`,
    })),
  })
}

async function fillConversation({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  await database.emailSender.create({
    data: {
      organizationId,
      id: id('emailSender'),
      email: `sender@${mark}.example`,
      name: `Sender ${mark}`,
      provider: `Provider ${mark}`,
      replyTo: `answers@${mark}.example`,
      replyToName: `Answers ${mark}`,
      signatureHtml: `<b>${mark}</b>`,
      userId: memberId,
    },
  })
  await database.organizationMembership.update({
    where: { organizationId_userId: { organizationId, userId: memberId } },
    data: { defaultEmailSenderId: id('emailSender') },
  })
  await database.emailThread.create({
    data: { organizationId, id: id('emailThread'), partyId: id('party'), subject: `Talk ${mark}` },
  })
  await database.email.update({
    where: { organizationId_id: { organizationId, id: id('email') } },
    data: {
      threadId: id('emailThread'),
      parentEmailId: id('robotic'),
      senderId: id('emailSender'),
      snippet: `Snippet ${mark}`,
      generatedBody: `Generated ${mark}`,
      bulkEmailRequestId: `Bulk ${mark}`,
      customHeaders: { note: mark },
      statusText: `Status ${mark}`,
      reasonText: `Reason ${mark}`,
    },
  })
  await database.emailRemoteLink.create({
    data: {
      organizationId,
      emailId: id('email'),
      senderId: id('emailSender'),
      remoteId: `mailbox ${mark}`,
      remoteThreadId: `conversation ${mark}`,
    },
  })
  await database.attachment.update({
    where: { organizationId_id: { organizationId, id: id('attachment') } },
    data: {
      content: Buffer.from(mark),
      fileTypeText: `Type ${mark}`,
      disposition: `Disposition ${mark}`,
      contentId: `content ${mark}`,
      purpose: `Purpose ${mark}`,
      sourceUrl: `https://files.example/${mark}`,
      userId: memberId,
    },
  })
}

async function fillCall({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  await database.workflow.create({
    data: {
      organizationId,
      id: id('workflow'),
      name: `Workflow ${mark}`,
      activeDays: [1, 5],
      outreachWindowStart: 540,
      outreachWindowEnd: 1050,
      timezone: 'Europe/Berlin',
      pendingRunStrategy: 'OTHER',
      pendingRunStrategyText: `Strategy ${mark}`,
      emailSenderId: id('emailSender'),
      testEmail: `test@${mark}.example`,
      testPhoneNumber: `+1 ${mark}`,
    },
  })
  await database.call.create({
    data: {
      organizationId,
      id: id('call'),
      partyId: id('party'),
      direction: 'OUTBOUND',
      status: 'OTHER',
      statusText: `Status ${mark}`,
      fromNumber: `+2 ${mark}`,
      toNumber: `+3 ${mark}`,
      reason: `Reason ${mark}`,
      disconnectionReason: `Hung up ${mark}`,
      sentiment: 'OTHER',
      sentimentText: `Mood ${mark}`,
      summary: `Summary ${mark}`,
      transcript: [{ speaker: mark, text: `Hello ${mark}` }],
      transcriptText: `Hello ${mark}`,
      recordingUrl: `https://recording.example/${mark}`,
      transferredTo: `Transferred ${mark}`,
      agentId: id('agent'),
      callAgentId: `agent ${mark}`,
      approverId: memberId,
      workflowId: id('workflow'),
      providerCallId: `provider ${mark}`,
      customClassifications: [mark],
      startedAt: STARTED,
      endedAt: ENDED,
      invoices: { create: { invoiceId: id('invoice') } },
    },
  })
}

async function fillTask({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  const judged = {
    organizationId,
    typeText: `Type ${mark}`,
    reason: `Reason ${mark}`,
    actionRecommendation: `Do ${mark}`,
    agentReplyReason: `Reply ${mark}`,
    confidenceScore: 80,
    confidenceReason: `Sure ${mark}`,
    agentErrorCode: `code ${mark}`,
    uncertainties: [`Unsure ${mark}`],
    language: `de-${mark}`,
  }
  await database.classification.create({
    data: { id: id('classification'), type: 'OTHER', callId: id('call'), ...judged },
  })
  await database.classification.create({
    data: { id: id('classificationOfEmail'), type: 'DISPUTE', emailId: id('email'), ...judged },
  })
  await database.event.create({
    data: {
      organizationId,
      id: id('event'),
      name: `Event ${mark}`,
      actorId: `Actor ${mark}`,
      entity: { note: mark },
      entityId: `Entity ${mark}`,
      message: `Message ${mark}`,
      data: { note: mark },
      occurredAt: STARTED,
    },
  })
  await database.task.create({
    data: {
      organizationId,
      id: id('task'),
      label: `Label ${mark}`,
      type: `type ${mark}`,
      status: 'OTHER',
      statusText: `Status ${mark}`,
      actionTaken: 'OTHER',
      actionTakenText: `Action ${mark}`,
      closeReason: `Closed ${mark}`,
      completedAction: { note: mark },
      description: `Described ${mark}`,
      errorReason: `Error ${mark}`,
      dueOn: new Date('2026-03-10'),
      assigneeId: memberId,
      createdById: memberId,
      completedById: memberId,
      completedAt: ENDED,
      partyId: id('party'),
      invoiceId: id('invoice'),
      classificationId: id('classification'),
      emailId: id('email'),
      callId: id('call'),
      triggerEventId: id('event'),
    },
  })
  await database.taskData.create({
    data: {
      organizationId,
      id: id('taskData'),
      taskId: id('task'),
      source: `Source ${mark}`,
      type: `response ${mark}`,
      data: { note: mark },
    },
  })
}
