import type { ReactNode } from 'react'
import { useText } from '../messages/useText.ts'
import styles from './Bounces.module.css'
import type { FixWay } from './useFixForm.ts'

type Props = { ways: readonly FixWay[]; way: FixWay; onWay: (way: FixWay) => void; children: ReactNode }

export function FixWays({ ways, way, onWay, children }: Props) {
  const text = useText()
  return (
    <div className={styles.form}>
      <fieldset className={styles.ways}>
        <legend>{text('bounces.what')}</legend>
        {ways.map((one) => (
          <label key={one}>
            <input type="radio" name="way" checked={one === way} onChange={() => onWay(one)} />
            {text(`bounces.way.${one}`)}
          </label>
        ))}
      </fieldset>
      {children}
    </div>
  )
}
