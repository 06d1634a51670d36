import { Icon } from './icon.tsx'

const dsaJoin = 'https://www.dsausa.org/join'

/** To the page where one becomes a member: the given one, else that of DSA. */
export function JoinLink({ href = dsaJoin, text }: { href?: string | undefined; text: string }) {
  return (
    <a class="button" href={href} target="_blank" rel="noopener noreferrer">
      <Icon name="original" />
      {text}
    </a>
  )
}
