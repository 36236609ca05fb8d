import { describe, expect, it } from 'vitest'
import { providers } from '../../../src/outreach/delivery/provider/providers.ts'
import { request } from './request.ts'
import { read, TO } from './tellings.ts'

describe('a name of a message', () => {
  it('of Mailjet is kept though it is larger than a number', () => {
    const body = '[{"event":"open","email":"kim@buyer.example","MessageID":93449692684977141}]'
    expect(providers.mailjet.read(request(body)).reports[0]).toMatchObject({
      message: { providerIds: ['93449692684977141'] },
      raw: { MessageID: '93449692684977141' },
    })
  })

  it('of SendGrid is also the part that its API answered', () => {
    const more = {
      sg_message_id: '14c5d75.dfd.64b469.filter0001.16648.5515E0B88.0',
      'smtp-id': '<1@seller.example>',
    }
    expect(read('sendgrid', 'delivered', more).reports[0]?.message).toEqual({
      messageIds: ['1@seller.example'],
      providerIds: ['14c5d75.dfd.64b469.filter0001.16648.5515E0B88.0', '14c5d75.dfd.64b469', '14c5d75'],
    })
  })
})

describe('several events', () => {
  it('are told in one request, and what is none is counted', () => {
    const events = ['open', 'group_resubscribe', 'click', 'constructor', '__proto__', 7, null].map(
      (event) => ({
        event,
        email: TO,
      }),
    )
    const { reports, ignored } = providers.sendgrid.read(request([...events, 'open', null]))
    expect(reports.map(({ type }) => type)).toEqual(['OPENED', 'CLICKED'])
    expect(ignored).toBe(7)
  })

  it('of Mailtrap may stand one a line', () => {
    const lines = ['delivery', 'open'].map((event) => JSON.stringify({ event, email: TO, event_id: 'e' }))
    const { reports } = providers.mailtrap.read(request(`${lines.join('\n')}\n`))
    expect(reports.map(({ type, eventId }) => [type, eventId])).toEqual([
      ['DELIVERED', 'e:delivery'],
      ['OPENED', 'e:open'],
    ])
  })

  it('of Brevo may come as a list', () => {
    const events = ['delivered', 'opened'].map((event) => ({ event, email: TO }))
    expect(providers.brevo.read(request(events)).reports).toHaveLength(2)
  })
})

describe('a message of Resend to several', () => {
  const to = ['Kim <Kim@buyer.example>', 'lee@buyer.example']

  it('was sent to each', () => {
    const { reports } = read('resend', 'sent', { to })
    expect(reports.map(({ recipient, eventId }) => [recipient, eventId])).toEqual([
      [TO, `msg_1:${TO}`],
      ['lee@buyer.example', 'msg_1:lee@buyer.example'],
    ])
  })

  it('was opened by nobody knows whom', () => {
    expect(read('resend', 'opened', { to }).reports).toMatchObject([{ type: 'OPENED', recipient: null }])
  })
})
