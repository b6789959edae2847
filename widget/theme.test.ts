import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contrastOf, grounds, paletteOf, textOn } from './theme.ts'

/** All combinations of these channel values, and greys. */
const parts = ['00', '33', '66', '80', '99', 'cc', 'ff']
const colours = [
  ...parts.flatMap((red) => parts.flatMap((green) => parts.map((blue) => `#${red}${green}${blue}`))),
  ...Array.from({ length: 256 }, (_, part) => `#${part.toString(16).padStart(2, '0').repeat(3)}`),
  '#1f6feb',
  '#A0b1C2',
]

test('computes contrast as WCAG defines it', () => {
  assert.equal(contrastOf('#000000', '#ffffff'), 21)
  assert.equal(contrastOf('#777777', '#ffffff').toFixed(2), '4.48')
  assert.equal(contrastOf('#ff0000', '#ff0000'), 1)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`every accent, and the text on it, is readable, ${scheme}`, () => {
    const { ground, sunken, ink } = grounds[scheme]
    for (const colour of colours) {
      const { fill, onFill, accent, tint } = paletteOf(colour, scheme)
      for (const [text, on] of [
        [onFill, fill],
        [accent, ground],
        [accent, sunken],
        [ink, tint],
      ] as const)
        assert.ok(contrastOf(text, on) >= 4.5, `${colour}: ${text} on ${on}`)
    }
  })
}

test('keeps a readable accent, and prefers white text on it', () => {
  assert.deepEqual(paletteOf('#2C50D9', 'light'), {
    fill: '#2c50d9',
    onFill: '#ffffff',
    accent: '#2c50d9',
    tint: '#eaeefb',
  })
  assert.equal(textOn('#ffd400'), '#000000')
})
