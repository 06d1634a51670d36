import { expect, test } from 'vitest'
import { maxPageBytes } from '../../../src/core/domain/kept-page.ts'
import { fetchPage } from '../../../src/core/fetch/fetch-page.ts'
import { answerWith, html, json, noNetwork } from './answer-with.ts'

const url = 'https://elm.example/rights?p=1'
const headers = { 'x-feed-url': 'https://elm.example/rights/' }

test('a page comes as text with the address it came from', async () => {
  const asked = answerWith(() => new Response('<p>¡Ganamos!', { headers }))
  expect(await fetchPage(url)).toEqual({
    kind: 'page',
    html: '<p>¡Ganamos!',
    url: 'https://elm.example/rights/',
  })
  expect(asked[0]?.path).toBe(`/api/page?url=${encodeURIComponent(url)}`)
})

test.each([
  [403, { code: 'notInCatalog' }, { code: 'pageNotAllowed' }],
  [403, { code: 'addressNotAllowed' }, { code: 'pageNotAllowed' }],
  [400, { code: 'badRequest' }, { code: 'notAnAddress' }],
  [415, { code: 'notAPage' }, { code: 'notAPage' }],
  [429, { code: 'tooManyRequests' }, { code: 'pageBusy' }],
  [503, { code: 'busy' }, { code: 'pageBusy' }],
  [502, { code: 'status', status: 404 }, { code: 'status', status: 404 }],
  [502, { code: 'tooLarge', maxBytes: 5e6 }, { code: 'tooLarge', maxBytes: 5e6 }],
  [504, { code: 'timeout' }, { code: 'timeout' }],
  [502, { code: 'somethingNewer' }, { code: 'unreachable' }],
  [500, { code: 'serverFault' }, { code: 'serverStatus', status: 500 }],
  [502, [1], { code: 'serverStatus', status: 502 }],
  [502, { code: 'toString' }, { code: 'unreachable' }],
])('%i with %j is the problem %j', async (status, reason, problem) => {
  answerWith(() => new Response(JSON.stringify(reason), { status }))
  expect(await fetchPage(url)).toEqual({ kind: 'failed', problem })
})

test('what our server did not send is no page', async () => {
  answerWith(() => html())
  expect(await fetchPage(url)).toEqual({ kind: 'failed', problem: { code: 'captivePortal' } })
  answerWith(() => json({ code: 'notAPage' }))
  expect(await fetchPage(url)).toEqual({ kind: 'failed', problem: { code: 'captivePortal' } })
  answerWith(() => html(502))
  expect(await fetchPage(url)).toEqual({ kind: 'failed', problem: { code: 'serverStatus', status: 502 } })
  answerWith(noNetwork)
  expect(await fetchPage(url)).toEqual({ kind: 'failed', problem: { code: 'serverUnreachable' } })
})

test('a page larger than a phone takes apart is given up', async () => {
  answerWith(() => new Response(' '.repeat(maxPageBytes), { headers }))
  expect((await fetchPage(url)).kind).toBe('page')
  answerWith(() => new Response(' '.repeat(maxPageBytes + 1), { headers }))
  expect(await fetchPage(url)).toEqual({
    kind: 'failed',
    problem: { code: 'tooLarge', maxBytes: maxPageBytes },
  })
})
