import { shareOf } from './share.ts'

/** Texts that slow down careless patterns and loops: a fragment repeated to a given length. */
const WHITE_SPACE = [' ', '\t', '\u00a0', '\u3000', '\u2028', '\n', '\r\n', '\n\n', ' \n', '\u200b', '\u0085']
const SIGNS = [...'()[]{}<>「』（“‘"\'`´*_~#|=-+–—·•@$%^&/\\:;,.!?…，、；：。！？।؟؛،€৳0১٣一十']
const LETTERS = [
  'a',
  'A',
  'Ab',
  'ক',
  'কি',
  'ের',
  '中',
  '若',
  '哪',
  'ع',
  'é',
  'ﬃ',
  // 18 characters in compatibility form.
  'ﷺ',
  '한',
  'あ',
  '😀',
  '👨‍👩‍👧',
  '🇧🇩',
]
// The last three have classes of their own, which normalisation sorts.
const MARKS = ['\u0301', 'a\u0301', '\u09cd', '\u064b', '\u200d', '\ufe0f', '\u0f71\u0f72\u0f74']
const WORDS = [
  'a ', 'ﷺ ', 'A. ', 'word ', 'Name ', 'no, ', 'and ', 'a and ', 'or', 'yes. ', 'the the ', 'Mr. ', 'no. ', 'if you ', 'but ',
  'how much? ', 'which ', 'languages ', 'www.', 'a@', 'a.', '1 ', '1,', '1.', '1-', '$1 ', '1:', '12:30 ', '1/1/', 'five ', 'hundred ',
  'দাম ', 'না, ', 'এবং ', 'কত? ', 'টি ', '多少錢', '不知道', '但', '和', '，和', '一百', '请问', 'سعر ', 'لا، ', 'و ', 'كم؟ ', '😀 ',
  '( ', ' (', '" ', '? ', ' ?', ' , ', '. ', '- ', ' - ', '* ', ' * ', '** ', '_a', '# ', '> ', '| ', '[a', '](', '![', '<a ', '<!--',
  '- a\n', '1. a\n', '# A\n', '| a |\n', '|-|\n', 'a: b\n', 'Q: a\n', 'A: b\n', 'a:\n', '**a**\n', '---\n', '```\n', '> a\n',
] // biome-ignore format: a list

const PIECES = [...new Set([...WHITE_SPACE, ...SIGNS, ...LETTERS, ...MARKS, ...WORDS])]

/** Frames of the repeated fragment: nothing, or letters that make a match fail at its end. */
const FRAMES: readonly (readonly [string, string])[] = [
  ['', ''],
  ['a', 'b'],
]

export type HostileText = { name: string; text: (length: number) => string }

/** A share (share.ts). @param frames further texts to put before and behind the repeated fragments */
export function hostileTexts(frames: readonly (readonly [string, string])[] = []): readonly HostileText[] {
  const all = [...FRAMES, ...frames].flatMap(([before, after]) =>
    PIECES.map((piece) => ({
      name: JSON.stringify(`${before}${piece}${piece}…${after}`),
      text: (length: number) => before + piece.repeat(Math.ceil(length / piece.length)) + after,
    })),
  )
  return shareOf(all, 0, 3)
}

/**
 * Alternates two fragments, because a pair may be slow where each alone is harmless. Each fragment meets
 * eight others. A share (share.ts).
 */
export function hostileMixtures(): readonly HostileText[] {
  const strides = [1, 7, 19, 31, 53, 71, 97, 113]
  const all = PIECES.flatMap((piece, index) =>
    strides.map((stride) => {
      const both = piece + PIECES[(index + stride) % PIECES.length]
      return {
        name: JSON.stringify(`a${both}${both}…b`),
        text: (length: number) => `a${both.repeat(Math.ceil(length / both.length))}b`,
      }
    }),
  )
  return shareOf(all, 0, 6)
}
