import { untrustedHtml } from '../../core/domain/html.ts'
import type { PublisherPage } from '../../core/domain/publisher-pages.ts'
import type { StoredPage } from '../../core/storage/pages.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { usePrint } from '../hooks/use-print.ts'
import { useReadingPlace } from '../hooks/use-reading-place.ts'
import { useWholeBody } from '../hooks/use-whole-body.ts'
import { useWideParts } from '../hooks/use-wide-parts.ts'
import { hasManyHeadings } from '../post-html/contents.ts'
import { languageName } from '../words/format.ts'
import { usePagesWords } from '../words/pages-words.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { BackButton } from './back-button.tsx'
import { PageActions } from './page-actions.tsx'
import { PageFacts } from './page-facts.tsx'
import { PostBody } from './post-body.tsx'
import { PostContents } from './post-contents.tsx'
import { PublisherLogo } from './publisher-logo.tsx'
import './page-list.css'

/** A page as it is read: shown by what shows a post, with all that keeps a post's HTML tame. */
export function PageView({ page, listed }: { page: StoredPage; listed: PublisherPage | undefined }) {
  const { post: text } = useWords()
  const { contents } = usePagesWords()
  const [whole, setWhole] = useWholeBody()
  useReadingPlace(`page:${page.url}`, whole)
  useWideParts(whole)
  usePrint(whole)
  return (
    <article class="post kept-page" aria-labelledby="post-title">
      <BackButton home="/pages" />
      <Head page={page} listed={listed} />
      {hasManyHeadings(page.html) && <PostContents whole={whole} language={page.language} label={contents} />}
      <PostBody
        key={page.contentHash}
        html={untrustedHtml(page.html)}
        images={noImages}
        url={page.url}
        feedUrl={undefined}
        language={page.language}
        onWhole={setWhole}
      />
      <p class="post-address">{page.url}</p>
      <PageActions page={page} original={text.original(new URL(page.url).hostname.replace(/^www\./, ''))} />
    </article>
  )
}

/** What it tells of pictures stands beside them in its text. */
const noImages = [] as const

function Head({ page, listed }: { page: StoredPage; listed: PublisherPage | undefined }) {
  const { language, post } = useWords()
  const text = usePagesWords()
  const { catalog } = useAppData()
  const publisher = catalog.publishers.get(page.publisherId ?? '')
  const host = new URL(page.url).hostname.replace(/^www\./, '')
  const name = publisher?.name ?? host
  const facts = [listed && text.kinds[listed.kind], languageName(language, page.language)]
  return (
    <header class="post-head">
      <div class="post-from">
        <PublisherLogo publisherId={publisher?.id ?? host} name={name} />
        <p>
          <strong>{publisher ? <a href={`/publisher/${publisher.id}`}>{name}</a> : name}</strong>
          <br />
          <span class="post-facts">{facts.filter(Boolean).join(' · ')}</span>
        </p>
      </div>
      <h1
        id="post-title"
        class="post-headline"
        lang={page.language}
        dir={textDirection(page.language, page.title)}
      >
        {page.title}
      </h1>
      {page.byline && <p class="post-authors">{post.by(page.byline)}</p>}
      <PageFacts page={page} />
    </header>
  )
}
