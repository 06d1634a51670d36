/** Whether little may come over the network: by the reader's setting, or because the phone asks all apps for it. */
export function savesData(settings: { savesData: boolean }): boolean {
  return settings.savesData || phoneSavesData()
}

/** https://wicg.github.io/savedata/#savedata-attribute, of Chromium only. */
export function phoneSavesData(): boolean {
  const phone = globalThis.navigator as { connection?: { saveData?: boolean } } | undefined
  return phone?.connection?.saveData === true
}
