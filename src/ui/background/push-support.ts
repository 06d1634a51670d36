/** Whether this browser, as the app is opened now, can have notifications. */
export type PushSupport = 'yes' | 'no' | 'iphone'

/** `isIphone`: in a browser's tab of an iPhone or iPad, which has them for apps on the home screen only (16.4). */
export function pushSupport(isIphone: boolean): PushSupport {
  if ('PushManager' in globalThis && 'Notification' in globalThis && 'serviceWorker' in navigator)
    return 'yes'
  return isIphone ? 'iphone' : 'no'
}
