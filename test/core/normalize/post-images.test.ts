import { expect, test } from 'vitest'
import { bodyParts } from '../../../src/core/normalize/body-parts.ts'
import { leadImage } from '../../../src/core/normalize/post-images.ts'
import { makeItem } from './feed-item.ts'

const imagesIn = (html: string) => bodyParts(html).images

test('images are listed in order, with words and size, each once', () => {
  const html =
    '<img src="https://a.example/1.jpg" alt="One &amp; only" width="640" height="480"><img src="https://a.example/2.jpg"><img src="https://a.example/1.jpg">'
  expect(imagesIn(html)).toEqual([
    { url: 'https://a.example/1.jpg', alt: 'One & only', width: 640, height: 480 },
    { url: 'https://a.example/2.jpg' },
  ])
})

test.each([
  ['a pixel that counts readers', '<img src="https://a.example/x.gif" width="1" height="1">'],
  ['an emoji', '<img class="wp-smiley" src="https://a.example/x.png">'],
  ['an emoji of WordPress', '<img src="https://s.w.org/images/core/emoji/15/72x72/270a.png">'],
  ['a Gravatar', '<img src="https://secure.gravatar.com/avatar/abc?s=96">'],
  ['a counter of FeedBurner', '<img src="http://feeds.feedburner.com/~r/x/~4/y">'],
  ['a counter of Medium', '<img src="https://medium.com/_/stat?event=post.clientViewed">'],
  ['an image inside the document', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'],
  ['an image that is only commented', '<!-- <img src="https://a.example/1.jpg"> -->'],
])('%s is no image of a post', (_, html) => {
  expect(imagesIn(html)).toEqual([])
})

test('an image loaded late is found at its real address', () => {
  expect(imagesIn('<img src="data:," data-src="https://a.example/1.jpg">')).toEqual([
    { url: 'https://a.example/1.jpg' },
  ])
  expect(imagesIn('<img srcset="https://a.example/1.jpg 1x, https://a.example/2.jpg 2x">')).toEqual([
    { url: 'https://a.example/1.jpg' },
  ])
})

test("the lead image is the item's own, with what the body knows of it", () => {
  const images = [{ url: 'https://a.example/1.jpg' }, { url: 'https://a.example/2.jpg', alt: 'Two' }]
  expect(leadImage(makeItem({ imageUrl: 'https://a.example/2.jpg' }), images)).toEqual(images[1])
  expect(leadImage(makeItem({ imageUrl: 'https://a.example/3.jpg' }), images)).toEqual({
    url: 'https://a.example/3.jpg',
  })
})

test('else the lead image is the first of the body that is no badge', () => {
  const images = [{ url: 'https://a.example/badge.png', width: 32 }, { url: 'https://a.example/2.jpg' }]
  expect(leadImage(makeItem(), images)).toEqual(images[1])
  expect(leadImage(makeItem(), [])).toBeUndefined()
})
