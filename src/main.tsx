import { render } from 'preact'
import { App } from './ui/app.tsx'
import { startTimelineWith } from './ui/screens/timeline.tsx'
import { readStart } from './ui/start.ts'
import './ui/styles/tokens.css'
import './ui/styles/fonts.css'
import './ui/styles/base.css'
import { allowOwnScripts } from './ui/trusted-types.ts'

allowOwnScripts()
const start = await readStart()
startTimelineWith(start.firstPosts)
const root = document.getElementById('app')
if (root) render(<App start={start} />, root)
