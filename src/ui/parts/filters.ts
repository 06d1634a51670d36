/** What the filter bar loads together. */
export { FilterChips } from './filter-chips.tsx'
export { FilterSheet } from './filter-sheet.tsx'
export { FrontFilter } from './front-filter.tsx'
