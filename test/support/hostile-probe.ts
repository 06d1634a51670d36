/** What a post of the corpus did, as the page itself saw it; a tame one leaves every list empty. */
export interface ProbedPost {
  number: number
  findings: string[]
}

/** Before any page: notes whatever a payload runs, in any frame. */
export function noteWhatRuns(): void {
  const ran: unknown[] = []
  Object.defineProperty(globalThis, 'hostileRan', {
    get: () => undefined,
    set: (number: unknown) => void ran.push(number),
  })
  Object.defineProperty(globalThis, 'whatRan', { value: ran })
}

/**
 * Opens each post as a tap would, by the router and with no new page, looks at it, and provokes it. Runs in the
 * page, so it can refer to nothing of this file.
 */
export async function probePosts(
  posts: { id: string; number: number; url: string }[],
): Promise<ProbedPost[]> {
  const allowedElements = new Set(
    (
      'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption ' +
      'figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub ' +
      'summary sup table tbody td tfoot th thead time tr u ul var wbr'
    ).split(' '),
  )
  const allowedAttributes = new Set(
    (
      'alt cite class colspan datetime decoding dir height href id lang loading open rel reversed rowspan scope ' +
      'src start tabindex target title width'
    ).split(' '),
  )
  const ownClasses = /^(embed|lines|link-card(-\w+)?|stretch|table-box|picture-missing|waiting)$/
  const eventNames = Object.keys(HTMLElement.prototype)
    .concat(Object.getOwnPropertyNames(HTMLElement.prototype))
    .filter((name) => name.startsWith('on'))
    .map((name) => name.slice(2))
  const ran = Reflect.get(globalThis, 'whatRan') as unknown[]
  const probed: ProbedPost[] = []
  for (const post of posts) probed.push({ number: post.number, findings: await probe(post) })
  return probed

  async function probe({ id, url }: { id: string; url: string }): Promise<string[]> {
    history.pushState(null, '', `/post/${id}`)
    dispatchEvent(new PopStateEvent('popstate'))
    const body = await shown(url)
    if (!body) return [`never shown: ${document.querySelector('main')?.textContent?.slice(0, 80)}`]
    const elements = [...body.querySelectorAll('*')]
    const findings = [
      ...elements.slice(0, 3000).flatMap(lookAt),
      ...lookAtFrame(),
      ...(elements.length < 400 ? [...elements.flatMap(stands), ...lookForHole(body)] : []),
    ]
    for (const element of elements.slice(0, 40)) provoke(element)
    for (const part of [...body.querySelectorAll<HTMLElement>('summary, a:not([href]), a[href^="#"]')].slice(
      0,
      20,
    ))
      part.click?.()
    await frame()
    if (decodeURI(location.pathname) !== `/post/${id}`) findings.push(`moved to ${location.href}`)
    if (ran.length > 0) findings.push(`ran: ${ran.splice(0).join()}`)
    return [...new Set(findings)]
  }

  async function shown(url: string): Promise<Element | undefined> {
    const deadline = performance.now() + 30_000
    while (performance.now() < deadline) {
      const link = document.querySelector<HTMLAnchorElement>('.post-actions a')
      const body = document.querySelector('.post-body')
      if (link?.href === url && body && !body.hasAttribute('aria-busy')) return body
      await frame()
    }
    return undefined
  }

  function frame(): Promise<void> {
    return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  }

  function lookAt(element: Element): string[] {
    const name = element.localName
    const found: string[] = []
    if (!allowedElements.has(name) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
      found.push(`element ${element.namespaceURI} ${name}`)
    if (element.shadowRoot) found.push('shadow root')
    for (const { name: key, value } of element.attributes) {
      const opensViewer =
        name === 'img' && ['tabindex=0', 'role=button', 'aria-label=Show picture'].includes(`${key}=${value}`)
      // What is wider than the text scrolls by itself, and is marked for that once the text is whole.
      const scrolls =
        (name === 'pre' || element.className === 'table-box') &&
        element.scrollWidth > element.clientWidth &&
        /^(tabindex=0|role=group|aria-label=(Text as it was set|Table))/.test(`${key}=${value}`)
      const isFine =
        opensViewer ||
        scrolls ||
        (allowedAttributes.has(key) &&
          (key !== 'class' || ownClasses.test(value)) &&
          (key !== 'id' || /^(?:user-content-|post-part-\d+$)/.test(value)) &&
          (!/^(src|alt|width|height)$/.test(key) || name === 'img') &&
          (key !== 'src' || value.startsWith('/api/image?url=http')) &&
          (key !== 'tabindex' || element.className === 'table-box'))
      if (!isFine) found.push(`attribute ${key}="${value.slice(0, 60)}" of ${name}`)
    }
    if (name === 'a' && element.hasAttribute('href')) found.push(...lookAtLink(element as HTMLAnchorElement))
    return found
  }

  function lookAtLink(link: HTMLAnchorElement): string[] {
    const href = link.getAttribute('href') ?? ''
    if (href.startsWith('#user-content-') || /^(mailto|tel):/.test(href)) return []
    const isOutward = /^https?:\/\//.test(href) && link.target === '_blank' && /\bnoopener\b/.test(link.rel)
    return isOutward ? [] : [`link ${href.slice(0, 60)} ${link.target} ${link.rel}`]
  }

  /** Only our style sheet may place a part of a post, and it places none out of the text. */
  function stands(element: Element): string[] {
    const { position, float, zIndex, transform, opacity } = getComputedStyle(element)
    const is = { position, float, zIndex, transform, opacity }
    const should = { position: 'static', float: 'none', zIndex: 'auto', transform: 'none', opacity: '1' }
    const wrong = (Object.keys(should) as (keyof typeof should)[]).filter((key) => is[key] !== should[key])
    return wrong.map((key) => `${element.localName} has ${key} ${is[key]}`)
  }

  function lookForHole(body: Element): string[] {
    const { height } = body.getBoundingClientRect()
    return height > 20_000 && (body.textContent ?? '').length < 2000 ? [`${height} px of nothing`] : []
  }

  function lookAtFrame(): string[] {
    const found: string[] = []
    const root = document.scrollingElement ?? document.documentElement
    if (root.scrollWidth > root.clientWidth || innerWidth > root.clientWidth)
      found.push(`page is ${root.scrollWidth} px wide`)
    if (document.querySelector('.post-body')?.contains(document.activeElement)) found.push('took the focus')
    if (document.getElementById('content')?.localName !== 'main') found.push('another #content')
    if (document.getElementById('app')?.parentElement !== document.body) found.push('another #app')
    if (getComputedStyle(document.body).display === 'none') found.push('body hidden')
    if (document.documentElement.dir === 'rtl') found.push('page turned')
    for (const top of [0, root.scrollHeight]) {
      root.scrollTop = top
      found.push(...coveredParts())
    }
    root.scrollTop = 0
    return found
  }

  /** Our own controls that something else lies upon. */
  function coveredParts(): string[] {
    const own = document.querySelectorAll('nav a, .masthead button, .back-button')
    const shownParts = [...own].filter((part) => {
      const { top, bottom, height } = part.getBoundingClientRect()
      return height > 0 && top >= 0 && bottom <= innerHeight
    })
    if (shownParts.filter((part) => part.closest('nav')).length < 3) return ['navigation is gone']
    return shownParts.flatMap((part) => {
      const { left, top, width, height } = part.getBoundingClientRect()
      const onTop = document.elementFromPoint(left + width / 2, top + height / 2)
      return onTop && part.contains(onTop)
        ? []
        : [`${onTop?.outerHTML.slice(0, 80)} covers ${part.className}`]
    })
  }

  function provoke(element: Element): void {
    for (const name of eventNames) element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }))
  }
}
