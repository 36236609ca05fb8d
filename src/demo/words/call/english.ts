import type { Talks } from './spoken.ts'

export const ENGLISH_TALKS: Talks = {
  promise: [
    (f) => [
      [
        'us',
        `Hello, this is ${f.agent}${f.isPerson ? ' from' : ', the assistant of'} ${f.company}. This call is recorded. Am I speaking with ${f.person}?`,
      ],
      ['them', `Speaking.`],
      [
        'us',
        `It is about invoice ${f.number} over ${f.amount}. It was due on ${f.due}, so ${f.overdueDays} days ago. Has it reached you?`,
      ],
      [
        'them',
        `Yes, I have it here. It was waiting for a signature from purchasing. They signed off this week.`,
      ],
      ['us', `Thank you. When can we expect the payment?`],
      ['them', `We run payments twice a month. It is on the list for ${f.day}.`],
      ['us', `So ${f.amount} in full on ${f.day}. Shall I note it like that?`],
      ['them', `Yes, please do.`],
      ['us', `Noted. I will send you no further reminder until then. Thank you for your time.`],
      ['them', `Thanks, bye.`],
    ],
    (f) => [
      [
        'us',
        `Good morning, ${f.agent} from ${f.company}. I am calling about ${f.number}, ${f.amount}, ${f.overdueDays} days past due.`,
      ],
      [
        'them',
        `Right, ${f.person} here. I saw your letter. To be honest, two of our own customers are late with us.`,
      ],
      ['us', `I understand. What would help us is a date you can keep.`],
      ['them', `Let me look. We are due a larger receipt next week. I could release yours on ${f.day}.`],
      ['us', `The whole amount?`],
      ['them', `The whole amount, yes. I would rather do it once.`],
      ['us', `Then I have ${f.amount} on ${f.day}. If anything changes, please ring us before that day.`],
      ['them', `Will do.`],
    ],
  ],
  dispute: [
    (f) => [
      ['us', `Hello, ${f.agent} from ${f.company}. I am calling about invoice ${f.number} over ${f.amount}.`],
      ['them', `Good that you ring. We never received the goods on that one.`],
      [
        'us',
        `I am sorry to hear that. The invoice is of ${f.issued}. Is nothing of it there, or is a part missing?`,
      ],
      [
        'them',
        `Nothing. I asked the dock and the site. No delivery note, no signature, and the shelf is empty.`,
      ],
      ['us', `Could it have gone to another of your sites?`],
      ['them', `I called two of them. Nobody has it. You would have to show me who signed.`],
      [
        'us',
        `Then I will ask our warehouse for the proof of delivery and hold the invoice until you have it.`,
      ],
      ['them', `Please. Once I see a signature of ours I will release it the same day.`],
      ['us', `That is fair. You will hear from a colleague of mine. Thank you, ${f.person}.`],
    ],
    (f) => [
      ['us', `Hello, ${f.agent} from ${f.company}, about ${f.number}. May I ask whether it is approved?`],
      [
        'them',
        `It is not. ${f.person} here. We are still looking for the delivery. There is an invoice, but there are no goods.`,
      ],
      ['us', `Our papers say it left us on ${f.issued}. Did the carrier leave a card, perhaps?`],
      ['them', `No card. And before you ask, I checked the receiving log twice.`],
      [
        'us',
        `Thank you. I will open a dispute about ${f.amount}, and nobody will remind you while we look into it.`,
      ],
      ['them', `Send me the signed note or send the goods. Either is fine.`],
      ['us', `Understood. I pass that on today.`],
    ],
  ],
  paymentSent: [
    (f) => [
      [
        'us',
        `Hello, ${f.agent} from ${f.company}. It is about invoice ${f.number}, ${f.amount}. We do not see a payment yet.`,
      ],
      ['them', `One moment. That went out yesterday.`],
      ['us', `Very good. May I ask how it was sent, and with which reference?`],
      ['them', `By bank transfer, the reference is your invoice number.`],
      ['us', `Thank you. It should be with us within a few days, then.`],
      ['them', `If not, ring me again and I will send you the bank's confirmation.`],
      ['us', `I will. Thank you, ${f.person}, goodbye.`],
    ],
  ],
  copyRequest: [
    (f) => [
      [
        'us',
        `Hello, this is ${f.agent}, calling for ${f.company} about invoice ${f.number} over ${f.amount}.`,
      ],
      ['them', `${f.number}? I do not have that one in our system at all.`],
      ['us', `It was sent on ${f.issued}. Shall I have it sent again?`],
      ['them', `Yes, please, and put our order number on it, or it comes straight back.`],
      ['us', `As a PDF, with your order number. Is the address we have still right?`],
      ['them', `It is. But our mail filter has been eating attachments. Send it on paper as well.`],
      ['us', `I will ask for both. How long do you need once you have it?`],
      ['them', `About a week.`],
      ['us', `Thank you, that helps.`],
    ],
  ],
  outOfOffice: [
    (f) => [
      ['us', `Hello, ${f.agent} from ${f.company}. May I speak with ${f.person}?`],
      ['them', `I am sorry, ${f.person} is on leave until ${f.day}. You have reached the front desk.`],
      ['us', `It is about invoice ${f.number}, ${f.overdueDays} days past due. Does anybody stand in?`],
      ['them', `Not for payments, no. Only the manager could sign, and she is travelling.`],
      ['us', `Then I will ring again after ${f.day}. Could you leave a note?`],
      ['them', `I will put it on the desk.`],
    ],
  ],
  wrongContact: [
    (f) => [
      ['us', `Hello, ${f.agent} from ${f.company}. I would like to speak with somebody in accounts payable.`],
      ['them', `That used to be me. I moved to another department in the spring.`],
      ['us', `Thank you for telling me. Who looks after supplier invoices now?`],
      ['them', `That is done centrally these days. I do not have a name, only the shared mailbox.`],
      ['us', `It is about ${f.number}, ${f.amount}. Could you pass that on?`],
      ['them', `I can forward it, but please take my number off your list.`],
      ['us', `I will. Thank you.`],
    ],
  ],
  inquiry: [
    (f) => [
      ['us', `${f.company}, accounts receivable, ${f.agent} speaking. This call is recorded.`],
      [
        'them',
        `Hi, ${f.person} from ${f.customer}. I am reconciling our account. Which invoices do you have as open?`,
      ],
      ['us', `One moment. I see ${f.count === 1 ? 'one' : f.count}: ${f.numbers}. Together ${f.amount}.`],
      ['them', `The first one I have. Are the others due already?`],
      ['us', `The oldest was due on ${f.due}. I can send you a statement with all of them.`],
      ['them', `Please do. Can I pay all of them with one transfer?`],
      ['us', `Yes. Name the invoice numbers in the reference and we will allocate it for you.`],
      ['them', `Perfect. I will check it against our list and come back to you.`],
      ['us', `Thank you for calling.`],
    ],
  ],
  bankDetails: [
    (f) => [
      ['us', `${f.company}, accounts receivable, ${f.agent} speaking.`],
      [
        'them',
        `Hello, ${f.person}, ${f.customer}. We got a mail that your bank account has changed. Is that true?`,
      ],
      ['us', `No. Our bank details have not changed. They are the ones printed on every invoice.`],
      ['them', `That is what I thought. The mail looked odd.`],
      ['us', `Please do not pay to the account in it. Could you forward it to us?`],
      ['them', `I will send it over. Then ${f.number} goes to the old account as always.`],
      ['us', `Exactly. Thank you for asking first.`],
    ],
  ],
  voicemail: [
    (f) => [
      ['them', `You have reached ${f.customer}. Please leave a message after the tone.`],
      [
        'us',
        `Hello, this is ${f.agent} for ${f.company}, about invoice ${f.number} over ${f.amount}, due on ${f.due}. Please call us back, or answer the mail we sent you. Thank you.`,
      ],
    ],
  ],
}
