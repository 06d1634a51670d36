import { useLocation } from 'preact-iso/router'
import { followAll, followNone } from '../../core/domain/follow.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useWords } from '../words/words.ts'
import './welcome.css'

/** The one question of the first start. It stands above the posts and blocks nothing. */
export function Welcome() {
  const words = useWords()
  const { route } = useLocation()
  const { changeSettings } = useAppData()
  const follow = () => changeSettings({ follow: followAll, hasChosen: true })
  const choose = async () => {
    if (await changeSettings({ follow: followNone, hasChosen: true })) route('/sources')
  }
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{words.welcome.title}</h2>
      <p>{words.welcome.text}</p>
      <p class="welcome-actions">
        <button type="button" class="button button-main" onClick={follow}>
          {words.welcome.followAll}
        </button>
        <button type="button" class="button" onClick={choose}>
          {words.welcome.choose}
        </button>
      </p>
      <p class="welcome-actions">
        <a href="/settings?choices">{words.welcome.bring}</a>
      </p>
    </section>
  )
}
