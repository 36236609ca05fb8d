import type { Example } from './examples.ts'

/** Mails in other words, of which the first form of the rules found 31 of 51; what it missed was added to the rules. */
export const FURTHER: readonly Example[] = [
  // English: paid.
  {
    text: 'Hi Ada,\n\nI checked with accounts, the transfer went out on Tuesday under reference 88213. Could you double check on your side?\n\nThanks,\nLuca',
    types: ['PAYMENT_SENT'],
  },
  { text: 'This has already been settled, see attached bank confirmation.', types: ['PAYMENT_SENT'] },
  {
    text: 'Our bank executed the wire this morning, so it should be with you by tomorrow.',
    types: ['PAYMENT_SENT'],
  },
  { text: 'INV-2231 was cleared last month. Please update your records.', types: ['PAYMENT_SENT'] },
  { text: 'A cheque was mailed on the 4th.', types: ['PAYMENT_SENT'] },
  { text: 'Paid today by card, you should see it shortly.', types: ['PAYMENT_SENT'] },
  // English: promise.
  {
    text: 'Apologies for the delay, our controller was on leave. Payment is scheduled for the 15th.',
    types: ['PROMISE_TO_PAY'],
  },
  {
    text: "We're a bit tight this month but I can pay half on Monday and the rest by the end of the month.",
    types: ['PROMISE_TO_PAY'],
  },
  { text: "I'll get this over to you first thing tomorrow.", types: ['PROMISE_TO_PAY'] },
  { text: 'Approved internally, it goes out with the next batch on Thursday.', types: ['PROMISE_TO_PAY'] },
  {
    text: 'Finance told me they are going to release the payment before the 20th.',
    types: ['PROMISE_TO_PAY'],
  },
  // English: dispute.
  {
    text: 'We were quoted 12,400 but you billed 14,200. Please correct this before we proceed.',
    types: ['DISPUTE'],
  },
  {
    text: 'Half of the pallets arrived damaged, so we are not going to pay the full amount.',
    types: ['DISPUTE'],
  },
  { text: 'The hours on this invoice do not match our timesheets.', types: ['DISPUTE'] },
  { text: 'This belongs to a different company, we are not Riverside Holdings.', types: ['DISPUTE'] },
  { text: 'You have invoiced us twice for the same delivery in January.', types: ['DISPUTE'] },
  {
    text: 'We cancelled this subscription in November and should not have been charged.',
    types: ['DISPUTE'],
  },
  { text: 'The VAT rate looks wrong to me, shouldn’t this be reverse charge?', types: ['DISPUTE'] },
  // English: documents.
  {
    text: 'I cannot find this one in our system. Would you mind sending me the PDF again?',
    types: ['DOCUMENT_REQUEST'],
  },
  { text: 'For our audit we need a statement of account as of 31 December.', types: ['DOCUMENT_REQUEST'] },
  {
    text: 'Please resend with the purchase order number on it, otherwise AP will not process it.',
    types: ['DOCUMENT_REQUEST'],
  },
  { text: 'Do you have a signed delivery note for this shipment?', types: ['DOCUMENT_REQUEST'] },
  { text: 'We still lack the proof of delivery.', types: ['DOCUMENT_REQUEST'] },
  // English: nothing of these.
  { text: 'Thanks for the reminder, I have forwarded it to our accounts payable team.', types: [] },
  { text: 'I no longer work in this department. Please contact Maria Jansen instead.', types: [] },
  { text: 'Could we have a short call about this on Wednesday?', types: [] },
  { text: 'Please stop calling me about this.', types: [] },
  { text: 'Who approved this order on our side?', types: [] },
  { text: 'We have not paid yet because the invoice is still in approval.', types: [] },
  { text: 'Hi,\nplease note our new billing address below.\nBest,\nTom', types: [] },
  // German: paid.
  {
    text: 'Sehr geehrte Frau Berg,\n\ndie Rechnung wurde am 2. März von uns beglichen. Bitte prüfen Sie Ihren Zahlungseingang.\n\nMit freundlichen Grüßen\nH. Wolter',
    types: ['PAYMENT_SENT'],
  },
  { text: 'Überweisung ist heute raus.', types: ['PAYMENT_SENT'] },
  { text: 'Anbei der Zahlungsbeleg unserer Bank.', types: ['PAYMENT_SENT'] },
  {
    text: 'Der Rechnungsbetrag ist Ihrem Konto bereits letzte Woche gutgeschrieben worden.',
    types: ['PAYMENT_SENT'],
  },
  // German: promise.
  {
    text: 'Hallo Frau Berg, sorry, ist untergegangen. Ich überweise den Betrag heute noch.',
    types: ['PROMISE_TO_PAY'],
  },
  {
    text: 'Die Rechnung ist freigegeben und geht mit dem Zahllauf am Donnerstag raus.',
    types: ['PROMISE_TO_PAY'],
  },
  { text: 'Wir begleichen den offenen Betrag bis Ende des Monats.', types: ['PROMISE_TO_PAY'] },
  { text: 'Sie können bis zum 20. mit dem Zahlungseingang rechnen.', types: ['PROMISE_TO_PAY'] },
  // German: dispute.
  { text: 'Die abgerechneten Stunden stimmen nicht mit unseren Nachweisen überein.', types: ['DISPUTE'] },
  {
    text: 'Wir haben nur 8 statt 10 Paletten erhalten. Bitte korrigieren Sie die Rechnung.',
    types: ['DISPUTE'],
  },
  { text: 'Dieser Auftrag wurde von uns im Januar storniert.', types: ['DISPUTE'] },
  { text: 'Der vereinbarte Rabatt von 5 % wurde nicht abgezogen.', types: ['DISPUTE'] },
  { text: 'Das Gerät ist defekt angekommen, wir bezahlen erst nach Ersatzlieferung.', types: ['DISPUTE'] },
  // German: documents.
  {
    text: 'Könnten Sie mir die Rechnung bitte nochmals als PDF zukommen lassen?',
    types: ['DOCUMENT_REQUEST'],
  },
  { text: 'Uns fehlt zu dieser Lieferung noch der Lieferschein.', types: ['DOCUMENT_REQUEST'] },
  { text: 'Diese Rechnung ist bei uns nie angekommen.', types: ['DOCUMENT_REQUEST'] },
  { text: 'Bitte teilen Sie uns Ihre aktuelle Bankverbindung mit.', types: ['DOCUMENT_REQUEST'] },
  // German: nothing of these.
  { text: 'Danke, ich gebe das an die Buchhaltung weiter.', types: [] },
  { text: 'Herr Wolter ist nicht mehr im Unternehmen, Ansprechpartnerin ist Frau Klein.', types: [] },
  { text: 'Können wir dazu morgen kurz telefonieren?', types: [] },
  { text: 'Die Rechnung ist noch in der Prüfung, wir melden uns.', types: [] },
]
