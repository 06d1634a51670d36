import { expect, test } from 'vitest'
import { nodeProblem } from '../../scripts/check-node.mjs'

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s is new enough', (version) => {
  expect(nodeProblem(version)).toBeUndefined()
})

test.each(['18.20.4', '20.18.3'])('Node %s is told which one is needed', (version) => {
  expect(nodeProblem(version)).toBe(
    `This needs Node 20.19 or newer; this is Node ${version}. Get one at https://nodejs.org.`,
  )
})
