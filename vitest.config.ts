import { defineConfig } from 'vitest/config'
import { leanPackages } from './scripts/lean-packages.mjs'

/** Browser journeys run after the unit tests, one file at a time: each starts a server and a browser. */
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
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
