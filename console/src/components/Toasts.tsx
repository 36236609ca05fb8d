import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useText } from '../messages/useText.ts'
import styles from './Toasts.module.css'

type Notice = { id: number; sentence: string; isFault: boolean }
type Sayings = {
  /** What was done. */
  say: (sentence: string) => void
  /** What was not. It stays longer. */
  warn: (sentence: string) => void
}

const ToastContext = createContext<Sayings | null>(null)
const MILLISECONDS = { done: 5_000, fault: 12_000 }
const MOST = 4

export function useToasts(): Sayings {
  const sayings = useContext(ToastContext)
  if (sayings === null) throw new Error('useToasts outside of Toasts.')
  return sayings
}

/** Notices of what was done, or could not be, which are read out and go by themselves. */
export function Toasts({ children }: { children: ReactNode }) {
  const text = useText()
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const next = useRef(0)
  const remove = useCallback((id: number) => setNotices((all) => all.filter((one) => one.id !== id)), [])
  const sayings = useMemo<Sayings>(() => {
    const add = (sentence: string, isFault: boolean) => {
      const id = next.current++
      setNotices((all) => [...all, { id, sentence, isFault }].slice(-MOST))
      setTimeout(() => remove(id), isFault ? MILLISECONDS.fault : MILLISECONDS.done)
    }
    return { say: (sentence) => add(sentence, false), warn: (sentence) => add(sentence, true) }
  }, [remove])
  return (
    <ToastContext value={sayings}>
      {children}
      <section className={styles.viewport} aria-live="polite" aria-label={text('common.notices')}>
        {notices.map(({ id, sentence, isFault }) => (
          <div key={id} className={`${styles.toast} ${isFault ? styles.fault : ''}`}>
            <p className="anyText">{sentence}</p>
            <button
              type="button"
              className={styles.close}
              aria-label={text('common.close')}
              onClick={() => remove(id)}
            >
              ✕
            </button>
          </div>
        ))}
      </section>
    </ToastContext>
  )
}
