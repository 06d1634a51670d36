import { expect, test } from 'vitest'
import { bodyParts } from '../../../src/core/normalize/body-parts.ts'
import { creditOf } from '../../../src/core/normalize/image-credit.ts'

test('a body is its text, its images and its embeds', () => {
  const html =
    '<h2>March</h2><p>We <b>marched</b> &amp; sang.</p><img src="https://elm.example/1.jpg"><iframe src="//www.youtube.com/embed/abc" title="The march"></iframe><script>var a = 1</script>'
  expect(bodyParts(html)).toEqual({
    text: expect.stringMatching(/^\s*March\s+We marched & sang\.\s*$/),
    images: [{ url: 'https://elm.example/1.jpg' }],
    embeds: [{ url: 'https://www.youtube.com/embed/abc', kind: 'video', title: 'The march' }],
  })
})

test.each([
  ['video', '<iframe src="https://player.vimeo.com/video/1"></iframe>'],
  ['audio', '<iframe src="https://w.soundcloud.com/player/?url=1"></iframe>'],
  ['page', '<iframe src="https://docs.google.com/forms/d/1"></iframe>'],
  ['video', '<video controls><source src="https://elm.example/a.mp4"></video>'],
  ['audio', '<audio src="https://elm.example/a.mp3"></audio>'],
])('an embed of %s: %s', (kind, html) => {
  expect(bodyParts(html).embeds.map((embed) => embed.kind)).toEqual([kind])
})

test('a frame with an address of no site, or one met before, is no embed', () => {
  const html =
    '<iframe src="about:blank"></iframe><iframe src="javascript:1"></iframe><iframe src="https://a.example/"></iframe><iframe src="https://a.example/"></iframe>'
  expect(bodyParts(html).embeds).toHaveLength(1)
})

test('a figure’s caption credits its pictures, and no others', () => {
  const html = `<img src="https://elm.example/0.jpg">
    <figure><img src="https://elm.example/1.jpg"><img src="https://elm.example/2.jpg"><figcaption>Members march. Photo by <a href="#">Ana Ruiz</a></figcaption></figure>
    <img src="https://elm.example/3.jpg">`
  expect(bodyParts(html).images.map(({ credit }) => credit)).toEqual([
    undefined,
    'Photo by Ana Ruiz',
    'Photo by Ana Ruiz',
    undefined,
  ])
})

test('a caption of WordPress before HTML 5 credits the picture above it', () => {
  const html =
    '<img src="https://elm.example/0.jpg"><div class="wp-caption"><img src="https://elm.example/1.jpg"><p class="wp-caption-text">Foto: Luis Mora</p></div>'
  expect(bodyParts(html).images.map(({ credit }) => credit)).toEqual([undefined, 'Foto: Luis Mora'])
})

test.each([
  ['Photo: J. Doe/Elm DSA', 'Photo: J. Doe/Elm DSA'],
  ['Strikers at dawn (photo courtesy of Local 12)', 'photo courtesy of Local 12'],
  ['The hall, 1934. © Library of Congress', '© Library of Congress'],
  ['Fotografía de María López. Todos los derechos.', 'Fotografía de María López'],
  ['Members hold a photo of the founder', undefined],
  ['Workers walk off the job', undefined],
])('the credit in “%s”', (caption, credit) => {
  expect(creditOf(caption)).toBe(credit)
})
