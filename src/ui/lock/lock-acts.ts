import type { KeyWrap } from '../../core/domain/lock.ts'
import { newDataKey, wrapByPassphrase } from '../../core/lock/wrap-key.ts'
import { changeWraps, turnOff, turnOn } from '../../core/storage/app-lock.ts'
import { announceStored } from '../../core/storage/changes.ts'
import { keepLockCopy } from '../../core/storage/lock-copy.ts'
import { ownStores, sealingHere } from '../../core/storage/transaction.ts'
import { startAnew } from '../guard/erase-page.ts'
import { wrapByDevice } from './device-key.ts'

/** From then on every window asks for the passphrase; this one too, so that it is tried once at once. @throws {StorageError} */
export async function lockWith(passphrase: string): Promise<void> {
  const key = newDataKey()
  const wrap = await wrapByPassphrase(key, passphrase)
  await keepLockCopy(true).catch(() => {})
  try {
    await turnOn(key, [wrap])
  } catch (error) {
    await keepLockCopy(false).catch(() => {})
    throw error
  }
  announceStored([...ownStores])
  startAnew()
}

/** All is stored readable again; every window begins anew. @throws {StorageError} */
export async function removeLock(): Promise<void> {
  const key = sealingHere()?.key
  if (!key) return
  await turnOff(key)
  await keepLockCopy(false).catch(() => {})
  announceStored([...ownStores])
  startAnew()
}

/** @throws {StorageError} */
export async function changePassphrase(passphrase: string): Promise<void> {
  const key = sealingHere()?.key
  if (!key) return
  const wrap = await wrapByPassphrase(key, passphrase)
  await changeWraps((wraps) => [wrap, ...wraps.filter(isOfDevice)])
}

/** Whether the phone gave a key. @throws {StorageError} */
export async function addDevice(): Promise<boolean> {
  const key = sealingHere()?.key
  const wrap = key && (await wrapByDevice(key))
  if (wrap) await changeWraps((wraps) => [...wraps.filter((one) => !isOfDevice(one)), wrap])
  return wrap !== undefined
}

/** @throws {StorageError} */
export async function removeDevice(): Promise<void> {
  await changeWraps((wraps) => wraps.filter((one) => !isOfDevice(one)))
}

function isOfDevice({ kind }: KeyWrap): boolean {
  return kind === 'prf'
}
