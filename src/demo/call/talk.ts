import type { Random } from '../random.ts'
import type { Language } from '../wording.ts'
import { ENGLISH_TALKS } from '../words/call/english.ts'
import { GERMAN_TALKS } from '../words/call/german.ts'
import type { CallFacts, CallTopic } from '../words/call/spoken.ts'

const TALKS = { en: ENGLISH_TALKS, de: GERMAN_TALKS }
const WORDS_PER_SECOND = 2.5

type Spoken = { speaker: string; text: string; atSeconds: number }
export type Talk = { transcript: Spoken[]; transcriptText: string; seconds: number }

/** What was said, by whom and when: people take a second to answer, and longer for longer sentences. */
export function talk(random: Random, language: Language, topic: CallTopic, facts: CallFacts): Talk {
  let clock = random.integer(1, 3)
  const transcript = random
    .pick(TALKS[language][topic])(facts)
    .map(([who, text]) => {
      const spoken = {
        speaker: who === 'us' ? facts.agent : other(topic, language, facts),
        text,
        atSeconds: clock,
      }
      clock += Math.ceil(text.split(' ').length / WORDS_PER_SECOND) + random.integer(1, 2)
      return spoken
    })
  const transcriptText = transcript.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n')
  return { transcript, transcriptText, seconds: clock }
}

function other(topic: CallTopic, language: Language, { person }: CallFacts): string {
  if (topic === 'outOfOffice') return language === 'de' ? 'Zentrale' : 'Front desk'
  return topic === 'voicemail' ? 'Voicemail' : person
}
