export const refreshTriggers = [
  'start',
  'visible',
  'online',
  'button',
  'timer',
  'periodicsync',
  'sync',
  'push',
] as const
export type RefreshTrigger = (typeof refreshTriggers)[number]
