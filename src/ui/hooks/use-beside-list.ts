import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { pageOfIds, postById, type TimelinePage } from '../../core/storage/posts.ts'
import { openedTimeline } from '../opened-timeline.ts'
import { listWith, type PostList } from '../post-list.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { type AppData, useAppData } from './use-app-data.ts'
import { useStored } from './use-stored.ts'

const pageCount = 24

interface Rows {
  /** What the reader opened a post from; the timeline, where there was none. */
  list: PostList | undefined
  ids: readonly string[]
  isWhole: boolean
}

/** It stands as it was while posts of it are read one after the other. */
let kept: Rows | undefined

export interface BesideRows extends TimelinePage {
  /** None when all are shown. */
  loadMore: (() => void) | undefined
}

/** The list that a post stands in, with what comes after it in the timeline. */
export function useBesideList(postId: string): BesideRows {
  const data = useAppData()
  const [rows, setRows] = useState(() => (isListOf(kept, postId) ? kept : undefined))
  const show = useCallback((found: Rows) => {
    kept = found
    setRows(found)
  }, [])
  useEffect(() => {
    if (isListOf(rows, postId)) return
    let isCurrent = true
    // The post is read without its list all the same.
    rowsWith(postId, data).then((found) => isCurrent && show(found), storageProblemOf)
    return () => {
      isCurrent = false
    }
  }, [postId])
  const stored = useStored<TimelinePage>(() => pageOfIds(rows?.ids ?? []), ['posts', 'readMarks'], [rows])
  const page = stored.kind === 'ready' ? stored.value : { posts: [], read: new Set<string>() }
  const loadMore = useMore(rows, page, show)
  return { ...page, loadMore: rows?.isWhole === false && page.posts.length > 0 ? loadMore : undefined }
}

function useMore(rows: Rows | undefined, page: TimelinePage, show: (rows: Rows) => void): () => void {
  const data = useAppData()
  const latest = useRef({ rows, page, data, isReading: false })
  Object.assign(latest.current, { rows, page, data })
  return useCallback(async () => {
    const { rows: before, page: shown, data: current, isReading } = latest.current
    if (!before || isReading) return
    latest.current.isReading = true
    const older = await openedTimeline(current, before.list?.search ?? '')
      .after(shown.posts.at(-1), pageCount)
      .catch(storageProblemOf)
    latest.current.isReading = false
    if (!Array.isArray(older) || latest.current.rows !== before) return
    const ids = [...new Set([...before.ids, ...older.map(({ id }) => id)])]
    show({ ...before, ids, isWhole: older.length < pageCount })
  }, [show])
}

function isListOf(rows: Rows | undefined, postId: string): boolean {
  const list = listWith(postId)
  return rows?.ids.includes(postId) === true && (!list || list === rows.list)
}

async function rowsWith(postId: string, data: AppData): Promise<Rows> {
  const list = listWith(postId)
  if (list) return { list, ids: list.ids, isWhole: list.path !== '/' }
  const timeline = openedTimeline(data, '')
  const newest = await timeline.after(undefined, pageCount)
  if (newest.some(({ id }) => id === postId)) return { list, ids: newest.map(({ id }) => id), isWhole: false }
  const post = await postById(postId)
  const older = post ? await timeline.after(post, pageCount) : newest
  return { list, ids: [...(post ? [postId] : []), ...older.map(({ id }) => id)], isWhole: false }
}
