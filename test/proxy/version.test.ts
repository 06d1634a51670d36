import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { UpstreamProblem } from '../../proxy/upstream/upstream-problem.ts'
import { version } from '../../proxy/version.ts'
import type { PublisherProblem } from '../../src/core/domain/problem.ts'

test('the server has the version of the package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(version).toBe(manifest.version)
})

test('client and server name the same problems', () => {
  const toClient = (problem: UpstreamProblem): PublisherProblem => problem
  const toServer = (problem: PublisherProblem): UpstreamProblem => problem
  const problem: UpstreamProblem = { code: 'timeout' }
  expect(toServer(toClient(problem))).toBe(problem)
})
