/** Words of the button in a picture's place, from the picture's own text. */
export type ShowLabel = (alt: string) => string

/** Puts a button in place of each picture of a post, before any of them is loaded; a card goes without its own. */
export function hidePictures(fragment: DocumentFragment, label: ShowLabel): void {
  for (const image of fragment.querySelectorAll('.link-card img')) image.remove()
  for (const image of fragment.querySelectorAll('img')) hide(image, label(image.alt))
}

function hide(image: HTMLImageElement, label: string): void {
  const button = image.ownerDocument.createElement('button')
  button.type = 'button'
  button.className = 'button show-picture'
  button.textContent = label
  // In our words, which must not tell the direction of the post's text.
  button.lang = image.ownerDocument.documentElement.lang
  button.dir = 'auto'
  const link = image.closest('a')
  // A button inside a link would be two targets in one.
  if (link) link.after(button)
  else image.before(button)
  const isWholeLink =
    link !== null && link.textContent.trim() === '' && link.querySelectorAll('img').length === 1
  const hidden = isWholeLink ? link : image
  hidden.remove()
  button.addEventListener('click', () => button.replaceWith(hidden))
}
