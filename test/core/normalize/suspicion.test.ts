import { expect, test } from 'vitest'
import { untrustedHtml } from '../../../src/core/domain/html.ts'
import { profileOf, suspicionOf } from '../../../src/core/normalize/suspicion.ts'
import { makePost } from '../../support/make-post.ts'
import { makeParagraph } from '../../support/make-text.ts'
import { makeRandom } from '../../support/random.ts'

const postOf = (title: string, html: string) => {
  const post = makePost({ title, url: 'https://elm.example/post' })
  return { post, body: { postId: post.id, html: untrustedHtml(html), images: [] } }
}
const usual = (seed: number, link = 'https://county-news.example/a') =>
  postOf('Tenants win', `<p>${makeParagraph(makeRandom(seed), 'en', 8)}</p><a href="${link}">More</a>`)
const profile = profileOf(Array.from({ length: 20 }, (_, seed) => usual(seed)))
const judge = ({ post, body }: ReturnType<typeof postOf>) => suspicionOf(post, body, profile)

const casino = `<p>Play roulette, blackjack and hundreds of slot machines with the welcome bonus and free spins.
  Register within minutes, deposit using cryptocurrency and withdraw jackpots instantly. Our experts compare licensed
  operators, wagering requirements, odds and payout percentages, so players always choose the safest gambling platform.</p>
  <p><a href="https://best-casino.example/">best online casino</a></p>`

test('advertising that leads to a site never linked to is suspicious, and why is said', () => {
  expect(judge(postOf('Best bonus codes', casino))).toEqual({
    sites: ['best-casino.example'],
    isOffSubject: true,
  })
})

test('so is another language, together with a site never linked to', () => {
  const html = `<p>Situs judi online terpercaya dengan bonus besar setiap hari. </p><p>Juega a la ruleta y a cientos de
    máquinas tragamonedas con el bono de bienvenida y los giros gratis. Regístrate en pocos minutos, deposita con
    criptomonedas y retira tus premios al instante desde la plataforma de apuestas más segura.</p>
    <a href="https://casino.example/">aquí</a>`
  expect(judge(postOf('Bono de bienvenida', html.replace(/<p>Situs.*?<\/p>/, '')))).toEqual({
    sites: ['casino.example'],
    language: 'es',
  })
})

test.each([
  ['a usual post', usual(99)],
  ['a usual post that leads to a new site', usual(100, 'https://strike-fund.example/')],
  ['another subject, with no link', postOf('Chess night', casino.replace(/<a.*<\/a>/, ''))],
  [
    'another subject that leads to the source’s own site',
    postOf('Chess', casino.replace('best-casino', 'elm')),
  ],
  [
    'another subject that leads where everybody does',
    postOf('Chess', casino.replace('best-casino.example', 'docs.google.com')),
  ],
  [
    'another subject that leads to a site linked to before',
    postOf('Chess', `${casino}<a href="https://county-news.example/">`),
  ],
  ['a short note', postOf('Moved', '<p>We moved.</p><a href="https://new.example/">Here</a>')],
  [
    'its first post in Spanish, on its own site',
    postOf(
      'Marcha',
      '<p>El sábado marchamos con las enfermeras del hospital del condado, que llevan desde la primavera sin contrato. Vinieron más de doscientas personas entre militantes y vecinos, y el piquete aguantó.</p>',
    ),
  ],
])('%s is not', (_, given) => {
  expect(judge(given)).toBeUndefined()
})
