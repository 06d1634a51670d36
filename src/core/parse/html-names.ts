/** Elements that stand apart from the text around them: between two of them there is a space, at least. */
export const blockNames: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre ' +
    'search section select summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

const otherNames = new Set(
  (
    'a abbr acronym applet area audio b base basefont bdi bdo big blink button canvas cite code col colgroup data ' +
    'datalist del dfn dir em embed font frame frameset i iframe img input ins kbd label link map mark marquee math ' +
    'meta meter nobr noembed noframes noscript object output param picture progress q rp rt ruby s samp script slot ' +
    'small source span strike strong style sub sup svg template textarea time title track tt u var video wbr xmp'
  ).split(' '),
)

/** Elements without content, which have no end tag. */
export const voidNames: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/**
 * Whether `<name>` in a text is markup and not a sign: `<em>` is, `<T>` and `<you>` are not. Names with a colon or
 * hyphen are those of Word and of custom elements.
 */
export function isHtmlName(name: string): boolean {
  return blockNames.has(name) || otherNames.has(name) || /^[\w.]+(?:[:-][\w.]+)+$/.test(name)
}
