export interface StorageUse {
  usedBytes?: number
  quotaBytes?: number
  /** The browser has promised not to clear it when space runs low. */
  isPersistent?: boolean
}

/** What the browser tells of it: WebKit has no answer in some versions, and pages without TLS get none. */
export async function storageUse(): Promise<StorageUse> {
  const storage: Partial<StorageManager> | undefined = globalThis.navigator?.storage
  const [estimate, isPersistent] = await Promise.all([storage?.estimate?.(), storage?.persisted?.()])
  return {
    ...(estimate?.usage !== undefined && { usedBytes: estimate.usage }),
    ...(estimate?.quota !== undefined && { quotaBytes: estimate.quota }),
    ...(isPersistent !== undefined && { isPersistent }),
  }
}
