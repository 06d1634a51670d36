import { useWords } from '../words/words.ts'
import { Rose } from './rose.tsx'
import { StatusLine } from './status-line.tsx'
import './masthead.css'

export function Masthead() {
  const words = useWords()
  return (
    <header class="masthead">
      <a class="masthead-name" href="/">
        <Rose />
        <span>{words.appName}</span>
      </a>
      <StatusLine />
    </header>
  )
}
