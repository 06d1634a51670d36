import { useLocation } from 'preact-iso/router'
import { type ActionPack, allPacks, deletePack, putPack } from '../../core/storage/action-packs.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useFileLook } from '../hooks/use-file-look.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useUndo } from '../hooks/use-undo.ts'
import { BackButton } from '../parts/back-button.tsx'
import { OpenFile } from '../parts/file-look.tsx'
import { PackForm } from '../parts/pack-form.tsx'
import { PackRow } from '../parts/pack-row.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { UndoBar } from '../parts/undo-bar.tsx'
import { usePacksWords } from '../words/packs-words.ts'
import { PackPosts } from './pack-posts.tsx'
import './packs.css'

/** Sets of posts for a day without a network, and the files by which they go from phone to phone. */
export function PacksScreen() {
  const text = usePacksWords()
  usePageTitle(text.title)
  const { startProblem } = useAppData()
  const stored = useStored(allPacks, ['actionPacks'], [])
  if (stored.kind === 'loading') return null
  if (stored.kind === 'failed') return startProblem ? null : <StorageTrouble problem={stored.problem} />
  return <PacksView packs={stored.value} />
}

function PacksView({ packs }: { packs: ActionPack[] }) {
  const text = usePacksWords()
  const { query } = useLocation()
  const looking = useFileLook()
  const { done, problem, act } = useUndo()
  const open = packs.find(({ id }) => id === query.pack)
  const remove = (pack: ActionPack) =>
    act(
      text.removed(pack.name),
      () => deletePack(pack.id),
      () => putPack(pack),
    )
  if (open)
    return (
      <div class="screen">
        <BackButton home="/packs" />
        <h1 class="screen-title">{text.title}</h1>
        <PackPosts key={open.id} pack={open} />
      </div>
    )
  return (
    <div class="screen packs">
      <BackButton home="/saved" />
      <h1 class="screen-title">{text.title}</h1>
      <p class="pack-quiet">{text.intro}</p>
      {problem && <StorageTrouble problem={problem} />}
      <PackForm />
      {packs.length === 0 ? (
        <p class="pack-quiet pack-none">{text.none}</p>
      ) : (
        <ul class="pack-rows">
          {packs.map((pack) => (
            <PackRow key={pack.id} pack={pack} onRemove={() => remove(pack)} />
          ))}
        </ul>
      )}
      <OpenFile looking={looking} />
      <UndoBar done={done} />
    </div>
  )
}
