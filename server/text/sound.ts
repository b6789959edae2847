/**
 * Matches names across Latin and Bengali script by sound: Honda is হোন্ডা, Civic সিভিক. Both are reduced to
 * their consonants; vowels, y, h and doubled letters are not transliterated reliably.
 */
const BENGALI_SOUNDS: Record<string, string> = Object.fromEntries(
  'ক=k খ=k গ=g ঘ=g ঙ=ng ং=ng চ=c ছ=c জ=j ঝ=j য=j ঞ=n ট=t ঠ=t ত=t থ=t ৎ=t ড=d ঢ=d দ=d ধ=d ন=n ণ=n প=p ফ=f ব=b ভ=b ম=m র=r ল=l শ=s ষ=s স=s হ=h'
    .split(' ')
    .map((pair) => pair.split('=')),
)

/** The phonetic key of a name; undefined if it is too short to be distinctive. */
export function soundOf(word: string): string | undefined {
  const latin = /^[a-z]/.test(word)
  if (!latin && !/^[\u0985-\u09b9]/.test(word)) return undefined
  const sound = latin ? soundOfLatin(word) : soundOfBengali(word)
  const consonants = sound.replace('A', '')
  if (consonants.length >= 3 || (sound.length >= 3 && consonants.length === 2)) return sound
  const longEnough = latin ? word.length >= 4 : word.length >= 3
  return consonants.length === 2 && sound === consonants && longEnough ? sound : undefined
}

function soundOfLatin(word: string): string {
  const consonants = word
    .replace(/ph/g, 'f')
    .replace(/sh/g, 's')
    .replace(/tch/g, 'c')
    .replace(/ck/g, 'k')
    .replace(/ch/g, '%')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replaceAll('%', 'c')
    .replace(/x/g, 'ks')
    .replace(/[vw]/g, 'b')
    .replace(/z/g, 'j')
  return skeleton(consonants)
}

function soundOfBengali(word: string): string {
  let sound = ''
  const plain = word
    .replace(/্য/g, '')
    .replace(/ওয়/g, '')
    .replace(/য়/g, '')
    .replace(/ক্ষ/g, 'ক্স')
    .replaceAll('়', '')
  for (const character of plain) sound += BENGALI_SOUNDS[character] ?? (character === '্' ? '' : 'a')
  return skeleton(sound)
}

function skeleton(letters: string): string {
  const first = /^(?:y?[aeiou]|y)/.test(letters) ? 'A' : letters.startsWith('h') ? 'h' : ''
  return (
    first +
    letters
      .replace(/(.)\1+/g, '$1')
      .replace(/[^a-z]/g, '')
      .replace(/[aeiouyh]/g, '')
  )
}
