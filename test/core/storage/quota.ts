import { vi } from 'vitest'

/**
 * From now on the first `put` to this store meets the quota, as browsers do it: the transaction is aborted,
 * and each of its requests says only `AbortError`. `mockRestore()` ends it.
 */
export function quotaReachedAt(storeName: string) {
  const put = IDBObjectStore.prototype.put
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
    const request = put.call(this, value)
    if (this.name === storeName) abortAsFull(this.transaction)
    return request
  })
}

function abortAsFull(transaction: IDBTransaction): void {
  const { _abort } = transaction as unknown as { _abort(errorName: string): void }
  _abort.call(transaction, 'QuotaExceededError')
}
