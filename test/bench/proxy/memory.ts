import { readFile } from 'node:fs/promises'

export interface Memory {
  /** Resident, now and at its highest. */
  bytes: number
  highestBytes: number
}

/** Undefined where the system does not tell. */
export async function memoryOf(pid: number): Promise<Memory | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
  const [bytes, highestBytes] = [kilobytes('VmRSS'), kilobytes('VmHWM')]
  return Number.isNaN(bytes) ? undefined : { bytes, highestBytes }
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}
