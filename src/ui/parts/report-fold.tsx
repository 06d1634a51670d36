import { useState } from 'preact/hooks'
import { useLater } from '../hooks/use-later.ts'
import { useSettingsWords } from '../words/settings-words.ts'
import './fold.css'

const loadReport = () => import('./refresh-report.tsx')

/** The report of refreshes, folded up; few readers ever need it, so it comes when it is opened. */
export function ReportFold() {
  const text = useSettingsWords()
  const [isOpen, setOpen] = useState(false)
  const Report = useLater(isOpen ? loadReport : undefined)
  return (
    <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.refreshReport}</summary>
      {isOpen && Report && <Report.RefreshReport />}
    </details>
  )
}
