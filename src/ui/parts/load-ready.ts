export const loadReady = () => import('./ready-later.ts')
