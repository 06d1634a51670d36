import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { publisherKinds } from '../../core/domain/publisher.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { JoinLink } from '../parts/join-link.tsx'
import { type AboutWords, useAboutWords } from '../words/about-words.ts'
import { count } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import './about.css'

/** What the app is and what it never does. */
export function AboutScreen() {
  const words = useWords()
  const text = useAboutWords()
  usePageTitle(text.title)
  return (
    <div class="screen about">
      <h1 class="screen-title">{text.faq.about}</h1>
      <Part title={text.what.title}>
        <Paragraphs texts={text.what.text} />
      </Part>
      <Part title={text.chosen.title}>
        <Paragraphs texts={text.chosen.text} />
      </Part>
      <Part title={text.never.title}>
        <ul>
          {text.never.list.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{text.never.server}</p>
      </Part>
      {/* Before the first refresh there are none: when they come, nothing that is being read makes way. */}
      <Publishers text={text} />
      <Part title={text.keepers.title}>
        <p>{text.keepers.text}</p>
        <a class="about-link" href="/health">
          {text.keepers.health}
        </a>
        <a class="about-link" href="/propose">
          {text.keepers.propose}
        </a>
      </Part>
      <Part title={text.license.title}>
        <p>{text.license.text}</p>
      </Part>
      <Part title={text.join.title}>
        <p>{text.join.text}</p>
        <JoinLink text={text.join.link} />
      </Part>
      <p class="about-end">
        <a class="button" href="/faq">
          {text.faq.link}
        </a>
        <span class="about-quiet">{words.version(__APP_VERSION__)}</span>
      </p>
    </div>
  )
}

/** Questions that readers have, each folded up; all of it is in the app, so it opens with no network. */
export function FaqScreen() {
  const text = useAboutWords()
  usePageTitle(text.faq.title)
  return (
    <div class="screen about">
      <h1 class="screen-title">{text.faq.title}</h1>
      {text.faq.questions.map(({ question, answer, link }) => (
        <details key={question} class="question">
          <summary>
            <h2>{question}</h2>
          </summary>
          <Paragraphs texts={answer} />
          {link && (
            <a class="about-link" href={link.href}>
              {link.text}
            </a>
          )}
        </details>
      ))}
      <p class="about-end">
        <a class="button" href="/about">
          {text.faq.about}
        </a>
      </p>
    </div>
  )
}

function Publishers({ text }: { text: AboutWords }) {
  const { language, kinds } = useWords()
  const { catalog } = useAppData()
  const publishers = [...catalog.publishers.values()]
  if (publishers.length === 0) return null
  return (
    <Part title={text.who.title}>
      <p>{text.who.summary(publishers.length, catalog.sources.size)}</p>
      <dl class="about-kinds">
        {publisherKinds
          .map((kind) => ({ kind, value: publishers.filter((publisher) => publisher.kind === kind).length }))
          .filter(({ value }) => value > 0)
          .map(({ kind, value }) => (
            <div key={kind}>
              <dt>{kinds[kind]}</dt>
              <dd>{count(language, value)}</dd>
            </div>
          ))}
      </dl>
      <p>{text.who.profiles}</p>
      <a class="about-link" href="/sources">
        {text.who.link}
      </a>
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class="about-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Paragraphs({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  )
}
