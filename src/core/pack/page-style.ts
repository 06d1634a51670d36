/** Of a pack as a page: read in any browser, by day and by night, on a small phone and on paper. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #fbf7f2; --ink: #1b1718; --quiet: #5c5355; --red: #c4161c; --line: #d8cfc8;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #161314; --ink: #f4eee8; --quiet: #b9aeaa; --red: #ff7a70; --line: #3b3536; }
}
* { box-sizing: border-box; }
body {
  max-width: 38rem; margin: 0 auto; padding: 1rem min(1rem, 5vw) 3rem; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 Georgia, serif; overflow-wrap: anywhere;
}
h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-wrap: balance; }
h1, h2 { font-family: system-ui, sans-serif; }
h1 { margin: 0.5rem 0; font-size: 1.75rem; }
h2 { font-size: 1.375rem; }
a { color: var(--red); }
:focus-visible { outline: 3px solid var(--red); outline-offset: 2px; }
.made, .facts, .note, figcaption, nav span {
  color: var(--quiet); font: 0.875rem/1.5 system-ui, sans-serif;
}
.made, .facts p { margin: 0.25rem 0; }
nav { border-top: 4px solid var(--red); }
nav ol { padding: 0; list-style: none; }
nav li { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
nav li a, .note a { display: inline-block; min-height: 1.5rem; }
nav span { display: block; }
article { padding: 1.5rem 0; border-top: 4px solid var(--red); }
article > h2, article > h1 { margin: 0 0 0.5rem; }
img { max-width: 100%; height: auto; border-radius: 10px; }
figure { margin: 1rem 0; }
pre, .table-box { overflow-x: auto; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
td, th { padding: 0.25rem 0.5rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--red); }
.note { margin-top: 1rem; padding-top: 0.75rem; border-top: 1px solid var(--line); }
.note ul { padding-inline-start: 1.25rem; }
@media print {
  :root { --ground: #fff; --ink: #000; --quiet: #333; --red: #000; --line: #999; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  article { break-before: page; border-top: 0; }
  nav + main article:first-child { break-before: auto; }
  .back { display: none; }
  img, blockquote, figure { break-inside: avoid; }
}
`
