/** Line icons on a 24-unit grid, drawn for this app. */
const shapes = {
  front: 'M4 4.5h16v15H4zM7.5 8.5h9M7.5 12.5h4v3.5h-4zM14.5 12.5h2M14.5 16h2',
  timeline: 'M4 5h10M4 10h16M4 15h16M4 20h10',
  sources: 'M4 19a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0M4 11a8 8 0 0 1 9 9M4 4.5A15.5 15.5 0 0 1 20 20',
  saved: 'M6.5 4h11v16.5L12 16l-5.5 4.5z',
  settings: 'M4 7h8m6 0h2M4 17h2m6 0h8M12 7a3 3 0 1 0 6 0 3 3 0 0 0-6 0M6 17a3 3 0 1 0 6 0 3 3 0 0 0-6 0',
  refresh: 'M19.5 8.5A8 8 0 1 0 20 13M20 4v5h-5',
  stop: 'M7 7l10 10M17 7L7 17',
  back: 'M20 12H5m6-7-7 7 7 7',
  share: 'M12 15V4m-4 4 4-4 4 4M6 11v8h12v-8',
  original: 'M14 5h5v5m0-5-8 8M10 6H5v13h13v-5',
  audio: 'M5 10v4h3l5 4V6l-5 4zM16.5 9a4.5 4.5 0 0 1 0 6',
  video: 'M4 6h16v12H4zM10 9.5v5l4.5-2.5z',
  search: 'M4.5 10.5a6 6 0 1 0 12 0 6 6 0 0 0-12 0M15 15l5 5',
  warning: 'M12 4 3 20h18zM12 10v5m0 2.5v.1',
  filter: 'M4 6h16M7 12h10M10.5 18h3',
  check: 'M5 12.5 10 17.5 19.5 7',
  up: 'M12 20V5m-6 6 6-6 6 6',
} as const

export const iconNames = Object.keys(shapes) as (keyof typeof shapes)[]

export function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  )
}
