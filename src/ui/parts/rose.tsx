/** The rose of the masthead, drawn for this app: three turns of petals on a stem. */
export function Rose() {
  return (
    <svg class="rose" viewBox="0 0 48 48" aria-hidden="true">
      <path
        class="rose-bloom"
        d="M24 3c6 0 9 3 11 6 4 1 7 5 6 10 0 7-7 13-17 13S7 26 7 19c-1-5 2-9 6-10 2-3 5-6 11-6z"
      />
      <path
        class="rose-lines"
        d="M24 16c-3-3 2-7 5-4 4 4-1 9-6 8-6-1-7-9-1-12 8-4 16 3 13 10-3 8-19 10-24 2M13 9c-2 3-2 6-1 9M35 9c2 4 2 8 0 11M14 24c4 5 15 6 20 0"
      />
      <path
        class="rose-leaf"
        d="M24 32v13M24 43c-6 0-10-3-11-8 6-1 10 2 11 8zm0-2c1-5 5-7 10-7-1 5-4 8-10 7z"
      />
    </svg>
  )
}
