const title = 'Tenants win a rent freeze after four months of meetings'
const text =
  'Two hundred tenants of the Alder Street buildings met in the laundry room every Sunday since March.'
const picture = '<img src="https://paper.example/laundry.jpg">'

/** A body for every state a link card can be in, by the name of the state. */
export const sampleCards: Readonly<Record<string, string>> = {
  whole: card({ title, text, site: 'The Alder Street Paper', picture }),
  'without a picture': card({ title, text, site: 'The Alder Street Paper' }),
  'title alone': card({ title }),
  'address alone': '<p>https://paper.example/2026/04/tenants-win</p>',
  'one long word': card({ title: 'Solidaritaetsvereinigungsversammlung'.repeat(3), text, picture }),
  'right to left': card({ title: 'بيان تضامن مع عمال الميناء', text: 'اجتمعوا كل أحد منذ آذار.', picture }),
}

function card({ title: name = '', text: told = '', site = '', picture: shown = '' }): string {
  return `<a class="kg-bookmark-container" href="https://paper.example/2026/04/tenants-win">
<div class="kg-bookmark-title">${name}</div><div class="kg-bookmark-description">${told}</div>
<div class="kg-bookmark-author">${site}</div><div class="kg-bookmark-thumbnail">${shown}</div></a>`
}
