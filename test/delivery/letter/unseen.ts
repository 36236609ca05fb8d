import type { Example } from './examples.ts'

/** Mails that were written after the rules were done, and on which they were not changed: they tell how good the rules are. */
export const UNSEEN: readonly Example[] = [
  // Paid.
  {
    text: 'Good morning,\n\nplease be informed that your invoice 4471 was paid on 9 March with value date 10 March.\n\nRegards,\nTreasury',
    types: ['PAYMENT_SENT'],
  },
  { text: 'Funds were released by our bank yesterday evening.', types: ['PAYMENT_SENT'] },
  { text: 'I just sent the money, sorry for the wait!', types: ['PAYMENT_SENT'] },
  {
    text: 'According to our ledger there is nothing open, everything was settled in February.',
    types: ['PAYMENT_SENT'],
  },
  { text: 'Please check again, we remitted 4.310,00 EUR on Monday.', types: ['PAYMENT_SENT'] },
  { text: 'wir haben bereits am 3.3. bezahlt, bitte prüfen', types: ['PAYMENT_SENT'] },
  { text: 'Die Überweisung wurde heute Morgen von unserer Bank ausgeführt.', types: ['PAYMENT_SENT'] },
  { text: 'Ihre Mahnung hat sich mit unserer Zahlung überschnitten.', types: ['PAYMENT_SENT'] },
  { text: 'Das Geld müsste schon auf Ihrem Konto sein.', types: ['PAYMENT_SENT'] },
  // Promised.
  { text: 'Our CFO signs the payments on Friday, yours will be among them.', types: ['PROMISE_TO_PAY'] },
  { text: 'We expect to pay this within the next ten days.', types: ['PROMISE_TO_PAY'] },
  { text: 'Please give us until the 25th, we will then settle the full balance.', types: ['PROMISE_TO_PAY'] },
  { text: 'The transfer will be made tomorrow.', types: ['PROMISE_TO_PAY'] },
  { text: 'You can count on the payment next Monday.', types: ['PROMISE_TO_PAY'] },
  { text: 'Wird morgen überwiesen.', types: ['PROMISE_TO_PAY'] },
  { text: 'Ich habe die Zahlung für nächsten Dienstag eingeplant.', types: ['PROMISE_TO_PAY'] },
  {
    text: 'Die Kollegin ist im Urlaub, ab Montag werden alle offenen Posten ausgeglichen.',
    types: ['PROMISE_TO_PAY'],
  },
  { text: 'Spätestens zum Monatsende haben Sie Ihr Geld.', types: ['PROMISE_TO_PAY'] },
  // Disputed.
  { text: 'The unit price should be 14.50 as in our contract, not 15.40.', types: ['DISPUTE'] },
  { text: 'We returned these goods three weeks ago, why are you still chasing us?', types: ['DISPUTE'] },
  { text: 'Two of the five boxes never arrived.', types: ['DISPUTE'] },
  { text: 'I do not agree with the late fee you added.', types: ['DISPUTE'] },
  {
    text: 'This invoice is a duplicate of 1180, which we settled long ago.',
    types: ['DISPUTE', 'PAYMENT_SENT'],
  },
  { text: 'The freight charges are higher than what was offered.', types: ['DISPUTE'] },
  { text: 'Die Rechnung ist nicht korrekt, es wurden 3 Stunden zu viel abgerechnet.', types: ['DISPUTE'] },
  { text: 'Diese Leistung haben wir nie beauftragt.', types: ['DISPUTE'] },
  { text: 'Hiermit lege ich Widerspruch gegen Ihre Rechnung ein.', types: ['DISPUTE'] },
  { text: 'Es fehlen noch zwei Positionen der Lieferung.', types: ['DISPUTE'] },
  { text: 'Warum berechnen Sie uns Versandkosten? Vereinbart war frei Haus.', types: ['DISPUTE'] },
  // Documents.
  { text: 'Can you email me a copy of invoice 9912? I only have the reminder.', types: ['DOCUMENT_REQUEST'] },
  { text: 'We never got the original invoice.', types: ['DOCUMENT_REQUEST'] },
  {
    text: 'Kindly share your W-9 and bank details so that we can set you up as a vendor.',
    types: ['DOCUMENT_REQUEST'],
  },
  { text: 'Which invoice is this about? Please send it to ap@buyer.example.', types: ['DOCUMENT_REQUEST'] },
  { text: 'Haben Sie dazu einen unterschriebenen Stundenzettel?', types: ['DOCUMENT_REQUEST'] },
  { text: 'Ich bräuchte die Rechnung bitte noch einmal, am besten per Mail.', types: ['DOCUMENT_REQUEST'] },
  { text: 'Bitte senden Sie Rechnungen künftig an rechnung@kunde.example.', types: [] },
  // Nothing of these.
  { text: 'Received, thanks. I will look into it.', types: [] },
  { text: 'Could you please call me back at 14:00?', types: [] },
  { text: 'I am forwarding this to my colleague who handles payments.', types: [] },
  { text: 'Is this invoice already paid?', types: [] },
  { text: 'We cannot pay at the moment, can we talk about instalments?', types: [] },
  { text: 'Unsere neue Anschrift lautet Hafenstraße 3, 20457 Hamburg.', types: [] },
  { text: 'Ist die Rechnung schon bezahlt?', types: [] },
  { text: 'Bitte nehmen Sie mich aus dem Verteiler.', types: [] },
  {
    text: 'Danke!\n\nAm 10.03.2026 um 09:12 schrieb Ada Berg <ada@firm.example>:\n> Bitte überweisen Sie den Betrag bis Freitag.',
    types: [],
  },
]
