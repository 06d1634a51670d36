import { useEffect, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import { isSaved, savePost, unsavePost } from '../../core/storage/saved.ts'
import { useSavedWords } from '../words/saved-words.ts'
import { useOwnWrite } from './use-own-write.ts'

const titleLength = 60
/** Long enough to be read twice. */
const saidMs = 6000

/**
 * Saves a post of the timeline, or lets it go again where it is saved. `said` tells of it for a while; the keyboard
 * stays on the post.
 */
export function useSaveByKey(posts: readonly Post[]) {
  const text = useSavedWords()
  const { problem, store } = useOwnWrite()
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), saidMs)
    return () => clearTimeout(timer)
  }, [said])

  const save = async (postId: string) => {
    const post = posts.find(({ id }) => id === postId)
    const title = shortened(post?.title ?? post?.excerpt ?? '')
    await store(async () => {
      const wasSaved = await isSaved(postId)
      await (wasSaved ? unsavePost(postId) : savePost(postId, Date.now()))
      setSaid(wasSaved ? text.removed(title) : text.savedByKey(title))
    })
  }
  return { said, problem, save }
}

function shortened(title: string): string {
  return title.length > titleLength ? `${title.slice(0, titleLength)}…` : title
}
