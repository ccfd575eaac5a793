import { escapeHtml } from '../html'

/**
 * A whole page in one string, for answers given before or without Next: no script, no font, no file beside it, so
 * nothing of the app is handed out before sign-in. Colours repeat the few tokens of `app/globals.css` it uses.
 * @param body trusted HTML; run readers' text through `escapeHtml` first.
 */
export function plainPage(title: string, body: string, nonce: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin"><meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Ringside</title><style nonce="${nonce}">${style}</style></head>
<body><main><p class="mark">Ringside</p><h1>${escapeHtml(title)}</h1>${body}</main></body></html>
`
}

const style = `
:root{--bg:#f7f7f5;--surface:#fff;--line:#e2e2dd;--line-strong:#8b8b84;--ink:#1b1c1d;--soft:#4c4f52;--accent:#3b4cb8;--on-accent:#fff;--bad:#8a4038;--bad-wash:#f6e8e6}
@media(prefers-color-scheme:dark){:root{--bg:#131416;--surface:#1a1c1f;--line:#2c2f33;--line-strong:#6e747b;--ink:#e8e8e6;--soft:#b9bcc0;--accent:#9dabff;--on-accent:#101330;--bad:#dc9a90;--bad-wash:#371f1c}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--bg);color:var(--ink);font:14px/1.45 system-ui,sans-serif}
main{width:100%;max-width:360px;padding:28px;background:var(--surface);border:1px solid var(--line);border-radius:6px}
.mark{margin:0 0 20px;color:var(--soft);font-weight:600}
h1{margin:0 0 12px;font-size:20px;line-height:1.25}
p{margin:0 0 16px;color:var(--soft);overflow-wrap:anywhere}
.bad{padding:8px 12px;background:var(--bad-wash);color:var(--bad);border-radius:6px}
label{display:block;margin-bottom:4px;font-weight:600}
input,button{width:100%;min-height:40px;padding:8px 12px;border-radius:6px;font:inherit;font-size:16px}
input{border:1px solid var(--line-strong);background:var(--bg);color:inherit}
button{margin-top:16px;border:0;background:var(--accent);color:var(--on-accent);font-weight:600;cursor:pointer}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`
