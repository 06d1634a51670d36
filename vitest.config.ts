import { defineConfig } from 'vitest/config'
import { leanPackages } from './scripts/lean-packages.mjs'

/** Browser journeys run after the unit tests, two files at a time: each starts a server and a browser, and waits a lot. */
export default defineConfig({
  test: {
    projects: [
      {
        // The tokenizer as the phone has it.
        plugins: [leanPackages()],
        test: {
          name: 'unit',
          server: { deps: { inline: ['fast-xml-parser', 'franc-min'] } },
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/offline/**'],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/offline/**/*.test.ts'],
          globalSetup: ['test/support/browser-setup.ts'],
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
