import { expect, test } from 'vitest'
import { toPosts } from '../../../src/core/normalize/to-posts.ts'
import { makeFeed, makeItem, now, source } from './feed-item.ts'

const form =
  '<form action="https://chapter.example/wp-login.php?action=postpass" class="post-password-form" method="post">' +
  '<p>This content is password protected.</p></form>'

test.each([
  ['a form for the password', { title: 'Protected: Minutes', html: form }],
  [
    'nothing but a remark',
    { title: 'Protected: Minutes', summary: 'There is no excerpt because this is a protected post.' },
  ],
  ['the remark in Spanish', { html: '<p>No hay extracto porque es una entrada protegida.</p>' }],
])('a post of which the feed gives %s is left out', (_, parts) => {
  const open = makeItem({ id: 'open', title: 'Open to all', html: '<p>Come along.</p>' })
  const posts = toPosts(makeFeed([makeItem({ id: 'locked', ...parts }), open]), source, now, false)
  expect(posts.map(({ post }) => post.title)).toEqual(['Open to all'])
})

test('a post about protection, or that speaks of such a form, stays', () => {
  const about = makeItem({
    title: 'Protected: what the law says',
    html: '<p>There is no excerpt because this is a protected post, the site said. We wrote &lt;form class="post-password"&gt;.</p>',
  })
  expect(toPosts(makeFeed([about]), source, now, false)).toHaveLength(1)
})
