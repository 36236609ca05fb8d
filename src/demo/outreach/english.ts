import { type Phrases, paragraphs } from './letter.ts'

export const ENGLISH: Phrases = {
  issued: [
    (f) => ({
      subject: `Invoice ${f.number} from ${f.company}`,
      text: paragraphs(
        f.greeting,
        `Please find attached invoice ${f.number} over ${f.amount}, due on ${f.due}.`,
        `You can view and pay it here: ${f.link}`,
        `Kind regards\n${f.sender}\n${f.company}`,
      ),
    }),
    (f) => ({
      subject: `Your invoice ${f.number} (${f.amount})`,
      text: paragraphs(
        f.greeting,
        `Thank you for your business. Invoice ${f.number} of ${f.issued} is attached as a PDF. The amount of ${f.amount} is payable by ${f.due}.`,
        `Online: ${f.link}`,
        `Best regards\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  polite: [
    (f) => ({
      subject: `Friendly reminder: invoice ${f.number} was due on ${f.due}`,
      text: paragraphs(
        f.greeting,
        `It may have slipped through: we have not yet received ${f.amount} for the following:`,
        f.table,
        `If the payment is on its way, please disregard this note. Otherwise a quick word on when we can expect it would help us: ${f.link}`,
        `Kind regards\n${f.sender}\n${f.company}`,
      ),
    }),
    (f) => ({
      subject: `Invoice ${f.number}: payment reminder`,
      text: paragraphs(
        f.greeting,
        `Our records show ${f.amount} open, ${f.overdueDays} days past the due date.`,
        f.table,
        `Is anything missing on your side, such as a purchase order number or a copy of the invoice? Just reply to this mail.`,
        `Pay online: ${f.link}`,
        `Thanks\n${f.sender}\n${f.company}`,
      ),
    }),
    (f) => ({
      subject: `Quick check on invoice ${f.number}`,
      text: paragraphs(
        f.greeting,
        `Could you let me know whether invoice ${f.number} over ${f.amount} is approved and scheduled for your next payment run? It was due on ${f.due}.`,
        `Here is the link in case you need it: ${f.link}`,
        `Best\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  firm: [
    (f) => ({
      subject: `Second reminder: ${f.amount} overdue, invoice ${f.number}`,
      text: paragraphs(
        f.greeting,
        `Despite our earlier reminder the following is still unpaid, now ${f.overdueDays} days past due:`,
        f.table,
        `Please arrange payment of ${f.amount} by ${f.day}, or tell us today what is holding it up.`,
        f.link,
        `Regards\n${f.sender}\n${f.company}`,
      ),
    }),
    (f) => ({
      subject: `Overdue: invoice ${f.number}, please respond`,
      text: paragraphs(
        f.greeting,
        `We wrote to you before about invoice ${f.number} and have not heard back. ${f.amount} has been outstanding since ${f.due}.`,
        f.table,
        `We need a payment date by ${f.day}. New orders are only released against a confirmed date.`,
        f.link,
        `Regards\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  final: [
    (f) => ({
      subject: `Final notice: invoice ${f.number}, ${f.amount}`,
      text: paragraphs(
        f.greeting,
        `This is our final notice before we hand the matter over to a collection agency. ${f.amount} is ${f.overdueDays} days overdue:`,
        f.table,
        `If the full amount has not reached us by ${f.day}, deliveries and service stop and the costs of collection are for your account.`,
        `To avoid this, pay here: ${f.link}`,
        `${f.sender}\n${f.company}`,
      ),
    }),
    (f) => ({
      subject: `Last reminder before collection: ${f.number}`,
      text: paragraphs(
        f.greeting,
        `All our reminders about the items below have gone unanswered.`,
        f.table,
        `Please pay ${f.amount} no later than ${f.day}. After that date your account is placed on hold.`,
        f.link,
        `${f.sender}\n${f.company}`,
      ),
    }),
  ],
  statement: [
    (f) => ({
      subject: `Statement of account, ${f.count} open invoices`,
      text: paragraphs(
        f.greeting,
        `Below are the ${f.count} invoices open on ${f.customer}'s account as of ${f.day}, in all ${f.amount}:`,
        f.table,
        `Please check them against your records and tell us about any difference.`,
        `Kind regards\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  confirmation: [
    (f) => ({
      subject: `Payment received: invoice ${f.number}`,
      text: paragraphs(
        f.greeting,
        `We have received your payment for invoice ${f.number}. Nothing further is due on it.`,
        `Thank you\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  correction: [
    (f) => ({
      subject: `Invoice ${f.number} is void`,
      text: paragraphs(
        f.greeting,
        `Invoice ${f.number} of ${f.issued} was issued in error and has been voided. Please do not pay it. A corrected invoice follows separately.`,
        `We apologise for the inconvenience.\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  copy: [
    (f) => ({
      subject: `Re: Invoice ${f.number}`,
      text: paragraphs(
        f.greeting,
        `Of course, the invoice is attached once more. Please let me know if your system needs anything else on it.`,
        `Best regards\n${f.sender}`,
      ),
    }),
  ],
  acknowledgement: [
    (f) => ({
      subject: `Re: Invoice ${f.number}`,
      text: paragraphs(
        f.greeting,
        `Thank you for getting back to me. I have made a note of it on the invoice and will come back to you if anything is unclear.`,
        `Best regards\n${f.sender}`,
      ),
    }),
  ],
  bankDetails: [
    (f) => ({
      subject: `Beware of changed bank details`,
      text: paragraphs(
        f.greeting,
        `We are aware of forged mails that ask customers to pay to a new account. Our bank details have not changed; they are the ones printed on your invoices. When in doubt, call us on a number you know.`,
        `${f.sender}\n${f.company}`,
      ),
    }),
  ],
  promise: [
    (f) => ({
      subject: `Re: Invoice ${f.number}`,
      text: `Hi,\n\napologies for the delay, our approver was on leave. ${f.number} is in the payment run on ${f.day}.\n\nRegards\n${f.sender}`,
    }),
    (f) => ({
      subject: `RE: overdue invoice ${f.number}`,
      text: `Hello,\n\ncash is tight this month. We can pay on ${f.day}, please bear with us until then.\n\n${f.sender}`,
    }),
  ],
  copyRequest: [
    (f) => ({
      subject: `Re: Invoice ${f.number}`,
      text: `Hi there,\n\nI can't find ${f.number} in our system. Could you resend the PDF? It needs our PO number on it or AP will reject it.\n\nThanks\n${f.sender}`,
    }),
  ],
  dispute: [
    (f) => ({
      subject: `Re: Invoice ${f.number} - we do not agree`,
      text: `Hello,\n\nwe are not paying ${f.number} as it stands. The quantity billed is not what was delivered, see our delivery note. Please send a corrected invoice.\n\n${f.sender}`,
      dispute: 'QUANTITY',
    }),
    (f) => ({
      subject: `Dispute: ${f.number}`,
      text: `Good afternoon,\n\nthe price on ${f.number} is not the one we were quoted. We are holding payment until this is cleared up.\n\nRegards\n${f.sender}`,
      dispute: 'PRICE',
    }),
    (f) => ({
      subject: `Re: Invoice ${f.number}`,
      text: `Hello,\n\nwe never received the goods on ${f.number}. Our receiving desk has no delivery note and nobody here signed for anything. Please send us the proof of delivery; until then we cannot release ${f.amount}.\n\nRegards\n${f.sender}`,
      dispute: 'NOT_RECEIVED',
    }),
  ],
  alreadyPaid: [
    (f) => ({
      subject: `Re: Invoice ${f.number}`,
      text: `Hi,\n\nthis went out with yesterday's run, it should reach you within the week.\n\n${f.sender}`,
    }),
  ],
  outOfOffice: [
    (f) => ({
      subject: `Automatic reply: Invoice ${f.number}`,
      text: `I am out of the office until ${f.day} and read mail only now and then. In urgent cases please write to our accounts department.\n\n${f.sender}`,
    }),
  ],
  wrongPerson: [
    (f) => ({
      subject: `Re: Invoice ${f.number}`,
      text: `Hello,\n\nI no longer look after payables. I have passed your mail on to my colleagues, please update your records.\n\n${f.sender}`,
    }),
  ],
}
