import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cpuTime } from '../../testing/growth.ts'
import { PlainText, toPlainText } from './plain-text.ts'

const emphasis: [string, string][] = [
  ['a **bold** word', 'a bold word'],
  ['an *italic*, a _slanted_ and a __strong__ word', 'an italic, a slanted and a strong word'],
  ['***both***, _**mixed**_ and *in **each** other*', 'both, mixed and in each other'],
  ['***a** b* and **a *b***', 'a b and a b'],
  ['~~old~~ new, ~5 minutes', 'old new, ~5 minutes'],
  ['**Note:**text and **"quoted"** (**inside**)', 'Note:text and "quoted" (inside)'],
  ['**un**believable', 'unbelievable'],
  ['**one\ntwo** three', '**one\ntwo** three'],
  ['**never closed', '**never closed'],
  ['**never closed\n**next** one', '**never closed\nnext one'],
  ['5*3 is *fifteen*, _so_ **5**: f(**options)', '5*3 is fifteen, so 5: f(**options)'],
  ['*never closed', '*never closed'],
  ['*terms apply\n*and more', '*terms apply\n*and more'],
  [`*${'far '.repeat(120)}away* *near*`, `*${'far '.repeat(120)}away* near`],
  ['a **bold *x** y', 'a bold x* y'],
  ['这是**重要**的事，**“一定”**要看', '这是重要的事，“一定”要看'],
  ['**注意：**特价商品*不支持*退货', '注意：特价商品不支持退货'],
  ['⚠️**注意**：共**3**个', '⚠️注意：共3个'],
  ['**ঢাকা**য় *খুব* ভালো, **(নতুন)**টি', 'ঢাকায় খুব ভালো, (নতুন)টি'],
  ['__মূল্য__: **৫০ টাকা**।', 'মূল্য: ৫০ টাকা।'],
  ['🎉**Party**🎉 *😀*', '🎉Party🎉 😀'],
]

const noEmphasis: [string, string][] = [
  'snake_case_words and __private_name',
  '2 * 3 * 4, 2*3*4, 5 * 3, a*b*c, ২ * ৩, ২*৩*৪',
  'x**2 + y**2, (a+b)**2, (a+b)*(c+d)*(e+f)',
  '总价=单价*数量*折扣',
  'f(*args) and f(*args, **kwargs)',
  'a lone * or _ or ** or ~ or ` here',
  'costs $5* or $6*, *see below',
  'call 138****1234, ask 张**先生, write to ***@example.com',
  'fill in: ____, _____ and ******** here',
  '^_^ and ^_^, *_*',
  'https://example.com/_a_/_b_?c=*d* and https://example.com/*/*x',
  '的_重要_的',
  '**/*.ts, *.js and *.md',
  'Vec<u8>, a < b, <3 and <div class="x">',
  '\\( a_1 * b_1 * c_1 \\), $$ x_1 * y_1 * z_1 $$',
  '[1] and matrix[i][j] and [1][2]',
  '|x| = 3',
  '>= 5\n>5 people\n+ 5 points',
  '#hashtag, C# and #1',
  '-5 degrees\n2024 was good',
  'Fish &amp; chips &lt;3',
].map((text) => [text, text])

const lines: [string, string][] = [
  ['# One\n## Two\n###### Six\nC#', 'One\nTwo\nSix\nC#'],
  ['a\n\n---\n\nb\n\n* * *\n\nc\n___\nd', 'a\n\nb\n\nc\n\nd'],
  ['- x\n---\ny', '- x\n\ny'],
  ['> quoted **text**\n> goes on\n>> deeper', 'quoted text\ngoes on\ndeeper'],
  ['* a\n+ b\n- c\n1. d\n2) e', '- a\n+ b\n- c\n1. d\n2) e'],
  ['*   **Far** off\n    * nested\n\t- tab', '- Far off\n    - nested\n\t- tab'],
  ['- [ ] open\n* [x] done\n1. [x] third\n- [x](https://a.b)', '- open\n- done\n1. third\n- x (https://a.b)'],
  ['> - item\n>   - nested', '- item\n  - nested'],
  ['১. **এক**\n২. _দুই_', '১. এক\n২. দুই'],
  ['一、**开始**\n* 第一\n* 第二', '一、开始\n- 第一\n- 第二'],
  ['| a | b |\n|---|:--:|\n| **1** | 2 |\n| 3 |  |\n\n| x |', 'a | b\n1 | 2\n3 |\n\n| x |'],
  ['| a | b |\n| --- | --- |\n| 1 | x\\|y |\ntext', 'a | b\n1 | x|y\ntext'],
  ['> | 价格 | 数量 |\n> |---|---|\n> | 5<br>6 | `a|b` |', '价格 | 数量\n5 6 | a|b'],
  ['a\n\n\n\nb\n  \n\t\n \nc', 'a\n\nb\n\nc'],
  ['a  \nb\\\nc', 'a\nb\nc'],
  ['a\r\n\r\n\r\n**b**\r\nc\rd', 'a\n\nb\nc\nd'],
  ['Regards\n--\nBob', 'Regards\n--\nBob'],
  ['  indents stay,  other spaces do not  ', '  indents stay, other spaces do not'],
]

const code: [string, string][] = [
  ['run `npm i **x**` now', 'run npm i **x** now'],
  ['`` a`b `` and `` `c` ``', 'a`b and `c`'],
  ['`*a` *b*', '*a b'],
  ['a ` lone *one*', 'a ` lone one'],
  ['`not\nover` lines', '`not\nover` lines'],
  ['**`bold`** and **`代码`**的', 'bold and 代码的'],
  ['x\n```python\na ** b\n\n\n\n# *c* `d`\n```\ny', 'x\na ** b\n\n\n\n# *c* `d`\ny'],
  ['````md\n```js\n````\n*a*', '```js\na'],
  ['1. x\n   ```sh\n   ls *\n   ```\n2. y', '1. x\n   ls *\n2. y'],
  ['> ```\n> a *b*\n> ```\n*c*', 'a *b*\nc'],
  ['```js\nnever *closed*', 'never *closed*'],
  ['```inline``` *a*', 'inline a'],
  [`\`\`\`${'x '.repeat(200)}*a*`, `\`\`\`${'x '.repeat(200)}a`],
]

const links: [string, string][] = [
  ['see [the docs](https://a.b/c_d).', 'see the docs (https://a.b/c_d).'],
  ['[**bold** `code`](https://a.b/x_(y) "Title")', 'bold code (https://a.b/x_(y))'],
  ['[https://a.b](https://a.b), [a.b](https://a.b/)', 'https://a.b, a.b'],
  ['[+1 555 0100](tel:+15550100), [a@b.c](mailto:a@b.c)', '+1 555 0100, a@b.c'],
  ['[Write](mailto:a@b.c), [x](/local), [y](#z), [j](javascript:x)', 'Write (mailto:a@b.c), x, y, j'],
  ['更多请见[帮助中心](https://a.b/帮助)。', '更多请见帮助中心 (https://a.b/帮助)。'],
  ['[ওয়েবসাইট](<https://a.b/c d>) দেখুন', 'ওয়েবসাইট (https://a.b/c d) দেখুন'],
  ['![a cat](cat.png) and [![icon](i.png) home](https://a.b)', 'a cat and icon home (https://a.b)'],
  ['<https://a.b/?x=1> and <a@b.c>', 'https://a.b/?x=1 and a@b.c'],
  ['[text][ref] and [text][]\n\n[ref]: https://a.b', '[text][ref] and [text][]\n\n[ref]: https://a.b'],
  ['[Note]: this is text\n[^1]: https://a.b', '[Note]: this is text\n[^1]: https://a.b'],
  ['[not a link] (https://a.b) and [x](two words)', '[not a link] (https://a.b) and [x](two words)'],
  ['**[a](https://a.b)**的', 'a (https://a.b)的'],
  [`[a](https://a.b/${'x'.repeat(900)})`, `a (https://a.b/${'x'.repeat(900)})`],
  [`[a]: https://a.b/${'x'.repeat(400)}`, `[a]: https://a.b/${'x'.repeat(400)}`],
]

const rest: [string, string][] = [
  ['\\*a\\* \\_b\\_ 1\\. \\# \\\\ \\a', '*a* _b_ 1. # \\ \\a'],
  ['<b>a</b> <strong>b</strong> <i>c</i> <em>d</em> <u>e</u> <code>f</code>', 'a b c d e f'],
  ['a<br>b<br/>c<br />\nd', 'a\nb\nc\nd'],
  ['<p>a</p><p class="x">b</p>', 'a\nb'],
  ['<span style="color: red">a</span >', 'a'],
  ['', ''],
]

const all = [...emphasis, ...noEmphasis, ...lines, ...code, ...links, ...rest]

function inPieces(pieces: Iterable<string>): string {
  const text = new PlainText()
  let plain = ''
  for (const piece of pieces) {
    const certain = text.write(piece)
    assert.ok(certain.isWellFormed(), 'half a surrogate pair was handed out')
    plain += certain
  }
  return plain + text.end()
}

function* piecesOf(text: string, length: () => number): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + length()
    yield text.slice(at, end)
    at = end
  }
}

/** A linear congruential generator (Numerical Recipes), so that a failure is reproducible. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('removes markdown and keeps the text', () => {
  for (const [markdown, plain] of all) {
    test(JSON.stringify(markdown).slice(0, 70), () => assert.equal(toPlainText(markdown), plain))
  }
})

test('gives the same result however the input is split', () => {
  for (const [markdown, plain] of all) {
    for (let cut = 1; cut < markdown.length; cut += 1) {
      const pieces = [markdown.slice(0, cut), markdown.slice(cut)]
      assert.equal(inPieces(pieces), plain, JSON.stringify(pieces))
    }
    assert.equal(inPieces(piecesOf(markdown, () => 1)), plain, `by characters: ${markdown}`)
  }
})

/** Markdown syntax, and lookalikes. */
const ATOMS =
  '* ** *** _ __ ~~ ` `` ``` ```js\n # ## - + 1. > [ ]( ) ( ![ < <b> </b <br> <p> <span\ta= <a@b.c> | | | |---|---| --- === \\ \\* \\( \\) $$ $5 [x] ][r] [r]: :// = : . / ! " word a 1 重要 的 。 “ ” গুরুত্ব টি । 😀 ⚠️ \r'
    .split(' ')
    .concat(['\n', '\n\n', '\n```\n', ' ', ' ', ' ', '\t', '\r\n', '\n- [ ] ', '| a | b |\n'])
    .concat(['](https://a.b/c)', '\n[r]: https://a.b "t"\n', '*******', '````````'])
    .concat([' '.repeat(120), 'x'.repeat(150)])

test('gives the same result for random markdown however it is split', () => {
  const random = seeded(20)
  for (let round = 0; round < 6000; round += 1) {
    const atoms = Array.from(
      { length: 1 + random(round % 10 === 0 ? 60 : 14) },
      () => ATOMS[random(ATOMS.length)],
    )
    const markdown = atoms.join('')
    const plain = toPlainText(markdown)
    for (const longest of [1, 4, 40]) {
      const pieces = [...piecesOf(markdown, () => 1 + random(longest))]
      assert.equal(inPieces(pieces), plain, JSON.stringify(pieces))
    }
  }
})

test('converts each markdown construct to plain text', () => {
  const random = seeded(7)
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
  const words = 'order;the price;重要;退货政策;ঢাকা;গুরুত্বপূর্ণ তথ্য;$5;snake_case;2 * 3;OK!;"so"'.split(';')
  const wraps: ((text: string) => [string, string])[] = [
    (text) => [text, text],
    (text) => [`**${text}**`, text],
    (text) => [`*${text}*`, text],
    (text) => [`__${text}__`, text],
    (text) => [`***${text}***`, text],
    (text) => [`~~${text}~~`, text],
    (text) => [`\`${text}\``, text],
    (text) => [`[**${text}**](https://a.b/_c_)`, `${text} (https://a.b/_c_)`],
  ]
  const starts = [
    ['', ''],
    ['## ', ''],
    ['* ', '- '],
    ['1. ', '1. '],
    ['> ', ''],
    ['- [x] ', '- '],
  ] as const
  for (let round = 0; round < 3000; round += 1) {
    const spans = Array.from({ length: 1 + random(5) }, () => pick(wraps)(pick(words)))
    const [marker, shown] = pick(starts)
    const markdown = marker + spans.map(([written]) => written).join(' ')
    assert.equal(toPlainText(markdown), shown + spans.map(([, meant]) => meant).join(' '), markdown)
  }
})

test('reads 300,000 characters of openers in linear time', () => {
  const patterns = ['*', '[', '`', '**a', '<', '*a ', '**a b* ', '[a](', '[[a]', '`a``b```c', '<b a="', '\\(']
  patterns.push('|\n', '- ', `[${'x'.repeat(298)}`)
  for (const pattern of patterns) {
    const input = pattern.repeat(300_000 / pattern.length)
    const took = cpuTime(() => inPieces(piecesOf(input, () => 16)))
    // Quadratic time would take minutes.
    assert.ok(took < 3000, `${JSON.stringify(pattern.slice(0, 10))} took ${took} ms`)
  }
})

test('emits prose as it arrives', () => {
  const prose = [
    'Hello! We are open from 9 to 5 (except on Sundays). It costs $5 - or 2 * $3 - per cup; is that fine?',
    '您好！我们每天九点到五点营业（周日除外），一杯咖啡五元。请问还有什么可以帮您的吗？',
    'নমস্কার! আমরা প্রতিদিন সকাল ৯টা থেকে বিকেল ৫টা পর্যন্ত খোলা থাকি। দাম ৫০ টাকা।',
  ]
  for (const line of prose) {
    const text = new PlainText()
    let written = ''
    let handedOut = ''
    for (const word of line.match(/\S+\s?|\s/g) ?? []) {
      written += word
      handedOut += text.write(word)
      assert.ok(written.startsWith(handedOut))
      assert.ok(written.length - handedOut.length <= 2, `held back: ${written.slice(handedOut.length)}`)
    }
    assert.equal(handedOut + text.end(), line)
  }
})

test('holds emphasised text until its marker closes', () => {
  const text = new PlainText()
  const pieces = ['## He', 'llo\n* **bo', 'ld te', 'xt*', '* and', ' on'].map((piece) => text.write(piece))
  assert.deepEqual(pieces, ['He', 'llo\n-', '', '', ' bold text and', ' on'])
})

test('does not hold back long what turns out to be no marker', () => {
  const long = 'word '.repeat(100)
  for (const opener of '[ ![ * _ __ ~~ *** ` ``` $$ \\( <b\ta=" < [a]('.split(' ')) {
    const text = new PlainText()
    const handedOut = text.write(`So ${opener}${long}`)
    assert.ok(handedOut.length >= `So ${opener}${long}`.length - 4, `${opener} is held: ${handedOut.length}`)
  }
  const address = new PlainText()
  assert.ok(address.write(`[a](https://${'x'.repeat(2000)}`).startsWith('[a](https'))
})
