/** Every element and attribute that a rendered message may hold: what Markdown makes, what we add, and KaTeX's. */
const MARKDOWN =
  'a bdi blockquote br code del div em h1 h2 h3 h4 h5 h6 hr li ol p pre section span strong sup table tbody td th thead tr ul'
const KATEX =
  'math semantics annotation mrow mi mo mn mtext mspace ms mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mlabeledtr mpadded mphantom menclose mstyle merror svg path line'
export const SAFE_TAGS = `${MARKDOWN} ${KATEX}`.split(' ')

const OURS =
  'align ariaDescribedBy ariaLabel className dataDepth dataFootnoteBackref dataFootnoteRef dataFootnotes dir href id rel role start tabIndex target title'
const OF_KATEX =
  'ariaHidden style encoding xmlns display height width depth voffset lspace rspace stretchy fence separator symmetric minsize maxsize accent accentunder columnalign columnspacing rowspacing columnlines rowlines scriptlevel displaystyle linethickness mathvariant mathcolor mathbackground mathsize notation movablelimits largeop side viewBox preserveAspectRatio d x1 x2 y1 y2 strokeWidth fill stroke'
export const SAFE_ATTRIBUTES = `${OURS} ${OF_KATEX}`.split(' ')
