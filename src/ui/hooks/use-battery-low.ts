import { useEffect, useState } from 'preact/hooks'

const lowLevel = 0.2

/** https://w3c.github.io/battery/, of Chromium only; elsewhere the battery is never known to be low. */
interface Battery extends EventTarget {
  level: number
  charging: boolean
}

export function useBatteryLow(): boolean {
  const [isLow, setLow] = useState(false)
  useEffect(() => {
    const asking = (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.()
    asking?.then(
      ({ level, charging }) => setLow(level <= lowLevel && !charging),
      () => {},
    )
  }, [])
  return isLow
}
