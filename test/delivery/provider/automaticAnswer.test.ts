import { describe, expect, it } from 'vitest'
import { isAutomaticAnswer } from '../../../src/outreach/delivery/provider/automaticAnswer.ts'
import { readSesEvent } from '../../../src/outreach/delivery/provider/sesEvent.ts'
import { NOW } from './request.ts'
import { read } from './tellings.ts'

/** A notification of SES that mail to Kim came back. */
function sesBounce(bounceType: string, bounceSubType: string, said: object) {
  const event = {
    notificationType: 'Bounce',
    mail: { messageId: 'ses-1', destination: ['kim@buyer.example'] },
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: 'kim@buyer.example', ...said }],
      timestamp: NOW.toISOString(),
    },
  }
  return readSesEvent({ Type: 'Notification', MessageId: 'm-1', Message: JSON.stringify(event) })
}

describe('an out-of-office answer is no bounce', () => {
  it('of Amazon SES, which calls it transient and general and quotes no notification', () => {
    expect(sesBounce('Transient', 'General', {})).toEqual([])
    expect(sesBounce('Transient', 'General', { status: '', diagnosticCode: ' ' })).toEqual([])
  })

  it.each([
    [
      'Transient',
      'General',
      { action: 'failed', status: '4.4.7', diagnosticCode: 'smtp; 450 4.4.7 expired' },
      'SOFT',
    ],
    ['Transient', 'General', { diagnosticCode: 'smtp; 451 try later' }, 'SOFT'],
    ['Transient', 'MailboxFull', {}, 'SOFT'],
    ['Permanent', 'General', {}, 'HARD'],
    ['Undetermined', 'Undetermined', {}, 'UNDETERMINED'],
  ])('but what else SES tells is: %s, %s, %o', (type, subType, said, expected) => {
    expect(sesBounce(type, subType, said)).toMatchObject([{ type: 'BOUNCED', bounce: { type: expected } }])
  })

  it.each([
    ['postmark', 'Bounce', { Type: 'AutoResponder' }],
    ['postmark', 'Bounce', { Type: 'Unknown', Name: 'Auto reply', Details: '' }],
    ['mandrill', 'soft_bounce', { bounce_description: 'autoreply', diag: '' }],
    ['mandrill', 'soft_bounce', { bounce_description: 'general', diag: 'Out of office until Monday' }],
    ['sparkpost', 'bounce', { bounce_class: '60', raw_reason: 'Auto-Reply' }],
    ['sparkpost', 'out_of_band', { bounce_class: '1', raw_reason: 'Automatic reply: Invoice' }],
    ['mailersend', 'soft_bounced', { morph: { reason: 'Vacation auto-reply' } }],
    ['mailjet', 'bounce', { hard_bounce: false, comment: 'Auto-Response: away' }],
    ['brevo', 'soft_bounce', { reason: 'Auto reply' }],
    ['sendgrid', 'bounce', { type: 'blocked', reason: 'Abwesenheitsnotiz' }],
    [
      'resend',
      'bounced',
      { bounce: { type: 'Transient', subType: 'General', message: 'Sent to a busy inbox.' } },
    ],
    ['postal', 'MessageBounced', { bounce: { subject: 'Automatische Antwort: Rechnung' } }],
  ] as const)('of %s (%s, %o)', (name, event, more) => {
    expect(read(name, event, more)).toEqual({ reports: [], ignored: 1 })
  })

  it.each([
    ['SOFT', 'Auto-reply loop', '550 5.7.1 auto-reply loops are refused'],
    ['SOFT', 'general', 'smtp; 451 4.3.2 out of office hours, try later'],
    ['HARD', 'Auto reply', null],
    ['SOFT', 'Mailbox full', null],
    ['UNDETERMINED', 'The office is out of space', null],
  ] as const)('but a refusal is one: %s, %s, %s', (type, wording, diagnosticCode) => {
    const bounce = { type, reason: 'OTHER' as const, wording, diagnosticCode }
    expect(isAutomaticAnswer({ type: 'BOUNCED', bounce })).toBe(false)
  })
})
