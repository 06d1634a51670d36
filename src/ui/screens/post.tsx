import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { Enclosure, Post, PostBody as StoredBody } from '../../core/domain/post.ts'
import { bodyOf } from '../../core/storage/bodies.ts'
import { copiesOf, postById } from '../../core/storage/posts.ts'
import { markRead } from '../../core/storage/read-marks.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useStored } from '../hooks/use-stored.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { OwnPart } from '../parts/own-part.tsx'
import { PostBody } from '../parts/post-body.tsx'
import { PostPicture } from '../parts/post-picture.tsx'
import { nameOf, publisherOf } from '../parts/post-row.tsx'
import { PublisherLogo } from '../parts/publisher-logo.tsx'
import { SaveButton } from '../parts/save-button.tsx'
import { ShareButton } from '../parts/share-button.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { storageProblemOf } from '../storage-problem.ts'
import { bytes, fullDate, languageName } from '../words/format.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import './post.css'

interface WholePost {
  post: Post | undefined
  body: StoredBody | undefined
}

/** One post with its full text, all from storage. */
export function PostScreen({ source, item }: { source: string; item: string }) {
  const words = useWords()
  const { startProblem } = useAppData()
  const id = `${source}/${item}`
  const stored = useStored<WholePost>(() => readWhole(id), ['posts', 'bodies'], [id])
  const post = stored.kind === 'ready' ? stored.value.post : undefined
  usePageTitle(post?.title ?? words.titles.post)
  useMarkRead(post)
  if (stored.kind === 'loading') return null
  if (stored.kind === 'failed') return startProblem ? null : <StorageTrouble problem={stored.problem} />
  if (!post)
    return (
      <EmptyState
        title={words.post.missing}
        text={words.post.missingHint}
        link={{ href: '/', text: words.notFound.home }}
      />
    )
  return <WholePostView post={post} body={stored.value.body} />
}

async function readWhole(id: string): Promise<WholePost> {
  const [post, body] = await Promise.all([postById(id), bodyOf(id)])
  return { post, body }
}

function useMarkRead(post: Post | undefined): void {
  const id = post?.id
  useEffect(() => {
    // A full phone can't keep the mark; reading goes on all the same.
    if (id) markRead(id, Date.now()).catch(storageProblemOf)
  }, [id])
}

function WholePostView({ post, body }: { post: Post; body: StoredBody | undefined }) {
  const words = useWords()
  const { catalog } = useAppData()
  const { back } = useLocation()
  const showsLead = post.leadImage && !body?.images.some((image) => image.url === post.leadImage?.url)
  return (
    <article class="post" aria-labelledby="post-title">
      <button
        type="button"
        class="post-back"
        onClick={() => (history.length > 1 ? back() : location.assign('/'))}
      >
        <Icon name="back" />
        {words.post.back}
      </button>
      <PostHead post={post} />
      {showsLead && post.leadImage && (
        <PostPicture image={post.leadImage} width={720} className="post-lead" />
      )}
      {body ? (
        <PostBody
          html={body.html}
          url={post.url}
          feedUrl={catalog.sources.get(post.sourceId)?.feedUrl}
          language={post.language}
        />
      ) : (
        <p class="post-missing">{words.post.missingBody}</p>
      )}
      {body?.isTruncated && <p class="post-missing">{words.post.truncated}</p>}
      {post.enclosures.map((enclosure) => (
        <EnclosureLink key={enclosure.url} enclosure={enclosure} />
      ))}
      <Signers key={post.id} post={post} />
      <footer class="post-actions">
        <SaveButton postId={post.id} />
        {post.url && (
          <a class="button" href={post.url} target="_blank" rel="noopener noreferrer">
            <Icon name="original" />
            {words.post.original(new URL(post.url).hostname.replace(/^www\./, ''))}
          </a>
        )}
        <ShareButton title={post.title ?? post.excerpt} url={post.url ?? location.href} />
      </footer>
      <OwnPart key={post.id} postId={post.id} />
    </article>
  )
}

/** Slow enough for a screen in the street. */
const wordsPerMinute = 220
/** Of a shorter post one sees that it is short. */
const leastTimedWords = 220

function PostHead({ post }: { post: Post }) {
  const words = useWords()
  const { catalog } = useAppData()
  const publisher = publisherOf(post.sourceId, catalog)
  const name = nameOf(post.sourceId, catalog) ?? words.post.unknownSource
  return (
    <header class="post-head">
      <div class="post-from">
        <PublisherLogo
          publisherId={publisher?.id ?? post.sourceId}
          name={name}
          iconUrl={catalog.fetchStates.get(post.sourceId)?.iconUrl}
        />
        <p>
          <strong>{publisher ? <a href={`/publisher/${publisher.id}`}>{name}</a> : name}</strong>
          <br />
          <span class="post-facts">
            {languageName(words.language, post.language)} ·{' '}
            {post.publishedAt === undefined ? (
              words.timeline.noDate
            ) : (
              <time dateTime={new Date(post.publishedAt).toISOString()}>
                {fullDate(words.language, post.publishedAt)}
              </time>
            )}
            {post.wordCount !== undefined && post.wordCount >= leastTimedWords && (
              <> · {words.post.minutes(Math.ceil(post.wordCount / wordsPerMinute))}</>
            )}
          </span>
        </p>
      </div>
      <h1
        id="post-title"
        class={post.title ? 'post-headline' : 'visually-hidden'}
        lang={post.language}
        dir={textDirection(post.language, post.title ?? post.excerpt)}
      >
        {post.title ?? `${name}: ${post.excerpt.slice(0, 60)}`}
      </h1>
      {post.authors.length > 0 && (
        <p class="post-authors">
          {words.post.by(new Intl.ListFormat(words.language, { type: 'conjunction' }).format(post.authors))}
        </p>
      )}
      {isEdited(post) && post.modifiedAt !== undefined && (
        <p class="post-facts">{words.post.edited(fullDate(words.language, post.modifiedAt))}</p>
      )}
    </header>
  )
}

/** The other sources that published the same text, each with its own copy. */
function Signers({ post }: { post: Post }) {
  const words = useWords()
  const { catalog } = useAppData()
  const [copies, setCopies] = useState<Post[]>([])
  useEffect(() => {
    let isCurrent = true
    // Without them the post is read all the same.
    copiesOf(post).then((found) => isCurrent && setCopies(found), storageProblemOf)
    return () => {
      isCurrent = false
    }
  }, [post.id, post.sketch])
  useEffect(() => {
    for (const { id } of copies) markRead(id, Date.now()).catch(storageProblemOf)
  }, [copies])
  if (copies.length === 0) return null
  return (
    <section class="post-copies" aria-labelledby="post-signers">
      <h2 id="post-signers">{words.post.alsoBy}</h2>
      <ul>
        {copies.map(({ id, sourceId }) => (
          <li key={id}>
            <a href={`/post/${id}`}>{nameOf(sourceId, catalog) ?? words.post.unknownSource}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Sites touch a post within the hour of publishing it; that is not an edit worth telling. */
function isEdited(post: Post): boolean {
  const hourMs = 3_600_000
  return (
    post.modifiedAt !== undefined &&
    post.publishedAt !== undefined &&
    post.modifiedAt - post.publishedAt > hourMs
  )
}

function EnclosureLink({ enclosure }: { enclosure: Enclosure }) {
  const { language, post: text } = useWords()
  const kind = enclosure.mimeType.split('/')[0]
  const label =
    enclosure.title ??
    (kind === 'audio' ? text.audioFile : kind === 'video' ? text.videoFile : text.otherFile)
  return (
    <a class="enclosure" href={enclosure.url} target="_blank" rel="noopener noreferrer">
      <Icon name={kind === 'audio' ? 'audio' : 'original'} />
      {text.enclosure(label, enclosure.bytes ? bytes(language, enclosure.bytes) : '')}
    </a>
  )
}
