const run = "globalThis.hostileRan = 'yes'"

/**
 * HTML of posts that try whatever a hostile or broken-into site could. Each is given where it may call home; those
 * that swallow what follows them stand alone.
 */
export const hostileTexts: readonly ((origin: string) => string)[] = [
  (origin) => `<p id="app">An id of ours.</p>
<script>${run}</script><script src="${origin}/hostile.js"></script>
<img src="${origin}/none.gif" onerror="${run}" onload="${run}"><img src="${origin}/pixel.gif" width="1" height="1">
<svg onload="${run}"><script>${run}</script><a href="javascript:${run}"><text>x</text></a></svg>
<iframe src="${origin}/frame" srcdoc="&lt;script&gt;parent.${run}&lt;/script&gt;"></iframe>
<form action="${origin}/form"><input name="password" autofocus onfocus="${run}">
<button formaction="javascript:${run}">Go</button></form>
<style>body { display: none } @import url(${origin}/hostile.css);</style><link rel="stylesheet" href="${origin}/link.css">
<div style="position:fixed;inset:0;background:url(${origin}/style.gif)">over everything</div>
<meta http-equiv="refresh" content="0;url=${origin}/meta"><base href="${origin}/base/">
<object data="${origin}/object"></object><embed src="${origin}/embed"><video autoplay src="${origin}/video.mp4"></video>
<a href="javascript:${run}">a link</a> <a href=" java&#10;script:${run}" onclick="${run}">another</a>
<a href="data:text/html,&lt;script&gt;${run}&lt;/script&gt;">a third</a>
<details open ontoggle="${run}"><summary onclick="${run}">More</summary>Bring a friend.</details>
<marquee onstart="${run}">news</marquee><template><img src="${origin}/none.gif" onerror="${run}"></template>`,
  (origin) =>
    `<noscript><p title="</noscript><img src=${origin}/none.gif onerror=&quot;${run}&quot;>"></noscript>`,
  (origin) => `<math><mtext><table><mglyph><style><!--</style>
<img title="--&gt;&lt;img src=${origin}/none.gif onerror=&quot;${run}&quot;&gt;">`,
  (origin) =>
    `<form><math><mtext></form><form><mglyph><style></math><img src="${origin}/none.gif" onerror="${run}">`,
  (origin) => `<svg></p><style><a id="</style><img src=${origin}/none.gif onerror=&quot;${run}&quot;>">`,
]
