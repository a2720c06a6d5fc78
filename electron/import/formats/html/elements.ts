/** Elements that begin a block of their own. */
export const BLOCK = new Set(
  'address article aside body center details dd dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul blockquote caption'.split(
    ' ',
  ),
)

/** Elements whose content is no text of the page. */
export const SKIPPED = new Set(
  'script style noscript template iframe frame frameset noframes object embed applet canvas video audio source track map area head title meta link base select option optgroup datalist button input textarea progress meter dialog rt rp svg math'.split(
    ' ',
  ),
)

export const HEADING = /^h([1-6])$/u
