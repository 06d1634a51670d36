import { cameByFile } from '../../core/domain/came-by-file.ts'
import type { Post, PostBody as StoredBody } from '../../core/domain/post.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useGradual } from '../hooks/use-gradual.ts'
import { useOpenPictures } from '../hooks/use-open-pictures.ts'
import { usePrint } from '../hooks/use-print.ts'
import { type QuoteTool, useQuote } from '../hooks/use-quote.ts'
import { useReadingPlace } from '../hooks/use-reading-place.ts'
import { useWholeBody } from '../hooks/use-whole-body.ts'
import { useWideParts } from '../hooks/use-wide-parts.ts'
import { hasManyHeadings } from '../post-html/contents.ts'
import { useWords } from '../words/words.ts'
import { BackButton } from './back-button.tsx'
import { ChangeNotes } from './change-notes.tsx'
import { EnclosureLink } from './enclosure-link.tsx'
import { FileNote } from './file-note.tsx'
import { Icon } from './icon.tsx'
import { LeadPicture } from './lead-picture.tsx'
import { OwnPart } from './own-part.tsx'
import { PostBody } from './post-body.tsx'
import { PostContents } from './post-contents.tsx'
import { CountsLine } from './post-counts.tsx'
import { PostHead } from './post-head.tsx'
import { PostSigners } from './post-signers.tsx'
import { PostTools } from './post-tools.tsx'
import { QuoteBar } from './quote-bar.tsx'
import { SaveButton } from './save-button.tsx'
import { SendPost } from './send-post.tsx'
import { ShareButton } from './share-button.tsx'

/** A post as it is read, from its head to what the reader may do with it. One view is of one post. */
export function PostView({ post, body }: { post: Post; body: StoredBody | undefined }) {
  const words = useWords()
  const { catalog } = useAppData()
  const [whole, setWhole] = useWholeBody()
  useReadingPlace(post.id, whole)
  useWideParts(whole)
  usePrint(whole)
  useOpenPictures(whole, post.id, body)
  const quote = useQuote(post, whole)
  // Below the text, and drawn after it: the reader waits for its first words.
  const showsEnd = useGradual(1) > 0
  const showsLead = post.leadImage && !body?.images.some((image) => image.url === post.leadImage?.url)
  return (
    <article class="post" aria-labelledby="post-title">
      <BackButton home="/" />
      <PostHead post={post} />
      {cameByFile(post) && <FileNote />}
      <ChangeNotes post={post} body={body} whole={whole?.element} />
      {showsLead && post.leadImage && <LeadPicture image={post.leadImage} language={post.language} />}
      {body && hasManyHeadings(body.html) && <PostContents whole={whole} language={post.language} />}
      {body ? (
        <PostBody
          html={body.html}
          images={body.images}
          url={post.url}
          feedUrl={catalog.sources.get(post.sourceId)?.feedUrl}
          language={post.language}
          onWhole={setWhole}
        />
      ) : (
        <p class="post-missing">{words.post.missingBody}</p>
      )}
      {showsEnd && <PostEnd post={post} body={body} quote={quote} />}
      <PostTools post={post} copyQuote={quote.copy} isShown={showsEnd} />
    </article>
  )
}

/** What the reader may do with a post they have read, and what else is known of it. */
function PostEnd({ post, body, quote }: { post: Post; body: StoredBody | undefined; quote: QuoteTool }) {
  const words = useWords()
  return (
    <>
      <QuoteBar quote={quote} />
      {body?.isTruncated && <p class="post-missing">{words.post.truncated}</p>}
      {post.url && <p class="post-address">{post.url}</p>}
      {post.enclosures.map((enclosure) => (
        <EnclosureLink key={enclosure.url} enclosure={enclosure} />
      ))}
      <PostSigners post={post} />
      {post.counts && (
        <p class="post-counts">
          <CountsLine counts={post.counts} />
        </p>
      )}
      <footer class="post-actions">
        <SaveButton postId={post.id} />
        {post.url && (
          <a class="button" href={post.url} target="_blank" rel="noopener noreferrer">
            <Icon name="original" />
            {words.post.original(new URL(post.url).hostname.replace(/^www\./, ''))}
          </a>
        )}
        <ShareButton title={post.title ?? post.excerpt} url={post.url ?? location.href} />
        <SendPost post={post} />
      </footer>
      <OwnPart postId={post.id} />
    </>
  )
}
