import { afterEach, expect, test, vi } from 'vitest'
import { installedBrowser } from '../../scripts/find-browser.mjs'

afterEach(() => vi.unstubAllEnvs())

test('CHROME_PATH goes before every other browser', () => {
  vi.stubEnv('CHROME_PATH', process.execPath)
  expect(installedBrowser()).toBe(process.execPath)
})

test('a CHROME_PATH that cannot be run is named, not passed over', () => {
  vi.stubEnv('CHROME_PATH', '/no/such/browser')
  expect(installedBrowser).toThrow('CHROME_PATH names /no/such/browser, which cannot be run.')
})
