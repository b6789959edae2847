/**
 * Bodies that a JSON parser must accept, must reject, or may do either with: the classes of JSONTestSuite
 * (RFC 8259, section 9), each with additional inputs.
 */

export type JsonInput = { name: string; bytes: Buffer; verdict: 'taken' | 'refused' | 'either' }

const DEEP = 100_000

/** Invalid JSON. */
const REFUSED: Record<string, readonly (string | readonly number[])[]> = {
  'numbers with a wrong sign': ['[+1]', '[++1]', '[--1]', '[-]', '[- 1]', '[-+1]', '[−1]', '[1-]', '[1+2]'],
  'numbers with wrong zeros': ['[01]', '[-01]', '[00]', '[-00.5]', '[012.5]', '[0x10]', '[0b1]', '[0o7]'],
  'numbers with a wrong point': ['[.5]', '[-.5]', '[5.]', '[1.e3]', '[1..2]', '[1.2.3]', '[.]', '[1,5.]'],
  'numbers with a wrong exponent': [
    '[1e]',
    '[1e+]',
    '[1E-]',
    '[1ee2]',
    '[1e2.5]',
    '[e5]',
    '[1 e2]',
    '[1e 2]',
  ],
  'what is no number': [
    '[NaN]',
    '[-NaN]',
    '[Infinity]',
    '[-Infinity]',
    '[1_000]',
    '[1n]',
    '[１]',
    '[1a]',
    '[0x]',
  ],
  'wrong literals': ['[True]', '[FALSE]', '[nul]', '[nulll]', '[tru', '[undefined]', '[None]', '[truefalse]'],
  'texts without an end': [
    '["a]',
    '["',
    '["\\',
    '["a\\"]',
    '"',
    '["\\u12',
    '["a\n"]',
    '["a\t"]',
    '["\u001f"]',
  ],
  'wrong escapes': [
    '["\\x41"]',
    '["\\a"]',
    '["\\\'"]',
    '["\\u00g0"]',
    '["\\u12"]',
    '["\\U0041"]',
    '["\\ "]',
    '["\\0"]',
  ],
  'wrong quotes': ["['a']", '[`a`]', '[“a”]', '[a]', "{'a':1}", '{a:1}', '{“a”:1}', '[\\"a\\"]'],
  'arrays that are none': [
    '[',
    ']',
    '[,]',
    '[,1]',
    '[1,]',
    '[1,,2]',
    '[1 2]',
    '[1}',
    '[1;2]',
    '[1:2]',
    '[[1]',
    '[1]]',
  ],
  'objects that are none': [
    '{',
    '}',
    '{,}',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{"a":1,,"b":2}',
    '{"a" 1}',
    '{"a"::1}',
    '{1:1}',
    '{null:1}',
    '{"a":1]',
    '{"a":1 "b":2}',
    '{"a"=1}',
    '{[]:1}',
  ],
  'something behind': [
    '{} x',
    '[]]',
    '{}{}',
    '1 2',
    '"a" "b"',
    '{}#',
    '{}//',
    '[1]\u0000',
    '{},',
    'null null',
  ],
  comments: ['/* a */ {}', '{} // a', '{"a":1 /* b */}', '# a\n{}', '<!-- a -->{}', '[1, -- a\n2]'],
  'wrong white space': [
    '\u00a0{}',
    '[\u20281]',
    '\u3000[]',
    '[\u000c]',
    '\u000b{}',
    '[\u2060]',
    '\u0000{}',
    '{\u0085}',
  ],
  'other formats': [
    '<a/>',
    'a: 1',
    'a=1',
    '---\n- 1',
    'GET / HTTP/1.1',
    '(1)',
    '*',
    '\u001b[31m',
    'x',
    '{{a}}',
    '#{a}',
  ],
  'invalid UTF-8 in a text': [
    [0x22, 0xff, 0x22],
    [0x22, 0xc3, 0x28, 0x22],
    [0x22, 0x80, 0x22],
    [0x22, 0xe2, 0x82, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0x22, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, 0x22],
    [0x22, 0xc0, 0x80, 0x22],
    [0x22, 0xc0, 0xaf, 0x22],
    [0x22, 0xe0, 0x80, 0xaf, 0x22],
    [0x22, 0xf0, 0x82, 0x82, 0xac, 0x22],
    [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22],
    [0x22, 0xf8, 0x88, 0x80, 0x80, 0x80, 0x22],
    [0x22, 0xfe, 0x22],
    [0x22, 0xf0, 0x9f, 0x98, 0x22],
  ],
  'invalid UTF-8 elsewhere': [
    [0xff],
    [0x7b, 0xff, 0x7d],
    [0x5b, 0x31, 0xe5, 0x5d],
    [0x7b, 0x22, 0xb9, 0x22, 0x3a, 0x30, 0x7d],
    [0x31, 0xc3],
    [0xff, 0xfe],
    [0xfe, 0xff],
  ],
  'other encodings': [
    [...Buffer.from('\ufeff{"a":1}', 'utf16le')],
    [...Buffer.from('{"a":1}', 'utf16le')],
    [...Buffer.from('{"a":1}', 'utf16le').swap16()],
    [...Buffer.from('["é"]', 'latin1')],
    [0x2b, 0x41, 0x48, 0x73],
  ],
  'deep and without an end': [
    '['.repeat(DEEP),
    '{"a":'.repeat(DEEP),
    '[{"":'.repeat(DEEP / 2),
    `${'['.repeat(DEEP)}1`,
  ],
}

/** Valid JSON, partly with features that are not interoperable. */
const TAKEN: Record<string, readonly string[]> = {
  'white space': [' {} ', '\t[\r\n]\n', '{ "a" : [ 1 , 2 ] }'],
  'scalars at the top': ['1', '-0', '"a"', 'true', 'false', 'null', '""', '0.1e-7'],
  numbers: ['[0]', '[-0]', '[-0.0]', '[1e5]', '[1E+2]', '[0e1]', '[123.456e-78]', '[1.000000000000000005]'],
  escapes: [
    '["\\u0041\\n\\/\\b\\f"]',
    '["\\ud83d\\ude00"]',
    '["\\uFFFF"]',
    '["\\u2028\\u2029"]',
    '["\\""]',
    '["\\\\u0000"]',
    '["\u007f"]',
  ],
  keys: ['{"":0}', '{"a":1,"a":2}', '{"a":{"a":{"a":{}}}}', '{"length":-1}', '{"toString":1,"valueOf":2}'],
  'prototype keys': [
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"a":{"__proto__":null}}',
    '{"\\u005f_proto__":[]}',
    '{"prototype":{"isAdmin":true}}',
    '[{"__proto__":1}]',
  ],
}

/** A parser may accept or reject them. */
const EITHER: Record<string, readonly (string | readonly number[])[]> = {
  'huge numbers': [
    '[1e400]',
    '[-1e400]',
    '[1e-400]',
    `[${'9'.repeat(10_000)}]`,
    `[0.${'0'.repeat(10_000)}1]`,
    '[1e999999999]',
    '[9007199254740993]',
    '[-9223372036854775809]',
    '[18446744073709551616]',
    `[1e${'9'.repeat(5000)}]`,
  ],
  'what no text can hold': [
    '["\\u0000"]',
    '["\\ud800"]',
    '["\\udc00"]',
    '["\\udc00\\ud800"]',
    '["\\ud800\\ud800"]',
    '["\\uD800\\n"]',
    '{"\\u0000":1}',
    '{"\\udfff":1}',
  ],
  'a byte order mark': [
    [0xef, 0xbb, 0xbf, 0x7b, 0x7d],
    [0xef, 0xbb, 0xbf],
  ],
  'non-characters': ['["\uffff"]', '["\ufffe"]', '["\u{10ffff}"]', '["\ufdd0"]'],
  deep: [
    `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
    `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
    `${'['.repeat(500)}${']'.repeat(500)}`,
  ],
  'deep, with what no text can hold': [`${'{"a":'.repeat(DEEP)}"\\u0000"${'}'.repeat(DEEP)}`],
  long: [
    `["${'a'.repeat(900_000)}"]`,
    `[${'1,'.repeat(400_000)}1]`,
    `{${Array.from({ length: 40_000 }, (_, at) => `"k${at}":0`).join(',')}}`,
  ],
  'many mistakes': [`[${'"\\u0000",'.repeat(100_000)}0]`],
  nothing: ['', ' ', '\n'],
}

export const JSON_INPUTS: readonly JsonInput[] = [
  ...inputs(REFUSED, 'refused'),
  ...inputs(TAKEN, 'taken'),
  ...inputs(EITHER, 'either'),
]

function inputs(
  classes: Record<string, readonly (string | readonly number[])[]>,
  verdict: JsonInput['verdict'],
): JsonInput[] {
  return Object.entries(classes).flatMap(([name, all]) =>
    all.map((input, at) => ({
      name: `${name} ${at}`,
      bytes: Buffer.from(input as string),
      verdict,
    })),
  )
}
