import { Rose } from './rose.tsx'
import './empty-state.css'

/** A screen with nothing on it: what is so, and one thing to do about it. */
export function EmptyState({
  title,
  text,
  link,
}: {
  title: string
  text?: string
  link?: { href: string; text: string }
}) {
  return (
    <div class="empty-state">
      <Rose />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {link && (
        <a class="button" href={link.href}>
          {link.text}
        </a>
      )}
    </div>
  )
}
