import { defineConfig } from 'vitest/config'
import { leanTokenizer } from './scripts/lean-tokenizer.mjs'

/** Browser journeys run after the unit tests, one file at a time: each starts a server and a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        // The tokenizer as the phone has it.
        plugins: [leanTokenizer()],
        test: {
          name: 'unit',
          server: { deps: { inline: ['fast-xml-parser'] } },
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
