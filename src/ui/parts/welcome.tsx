import { useLocation } from 'preact-iso/router'
import { followAll, followNone } from '../../core/domain/follow.ts'
import { saveSetting } from '../../core/storage/settings.ts'
import { useWords } from '../words/words.ts'
import './welcome.css'

/** The one question of the first start. It stands above the posts and blocks nothing. */
export function Welcome() {
  const words = useWords()
  const { route } = useLocation()
  const follow = async () => {
    await saveSetting('follow', followAll)
    await saveSetting('hasChosen', true)
  }
  const choose = async () => {
    await saveSetting('follow', followNone)
    await saveSetting('hasChosen', true)
    route('/sources')
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
    </section>
  )
}
