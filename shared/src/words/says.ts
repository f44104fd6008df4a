import { ordinaryWords } from "./ordinary-words.ts";

/** Whether a text is a word, as far as borders are looked for. */
type IsWord = (text: string) => boolean;

const isOrdinary: IsWord = (text) => ordinaryWords.has(text);

/**
 * Whether a text says a word, and not only two others whose border it arises across: 高中华语网 doesn't say 中华, nor
 * 个人民宿 say 人民. Spaces between Chinese characters part no words, so 中 国 says 中国.
 */
export function says(text: string, word: string, isWord: IsWord = isOrdinary): boolean {
  const closed = text.slice(0, examined).replace(spaceWithin, "");
  return placesOf(closed, word).some((at) => !arisesAcross(closed, at, word.length, isWord));
}

/** Where a text holds a word, borders or not. */
export function placesOf(text: string, word: string): readonly number[] {
  const places: number[] = [];
  if (word !== "") for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

/** Whether what stands at a place is the end of one word and the beginning of the next. */
export function arisesAcross(text: string, at: number, length: number, isWord: IsWord): boolean {
  for (let border = at + 1; border < at + length; border++)
    if (endsAWord(text, at, border, isWord) && beginsAWord(text, border, at + length, isWord)) return true;
  return false;
}

/** Whether a word that begins before `from` ends at `border`. */
function endsAWord(text: string, from: number, border: number, isWord: IsWord): boolean {
  for (let begin = from - 1; begin >= Math.max(0, border - longest); begin--)
    if (isWord(text.slice(begin, border))) return true;
  return false;
}

/** Whether a word that begins at `border` goes on to `to` or beyond. */
function beginsAWord(text: string, border: number, to: number, isWord: IsWord): boolean {
  for (let end = Math.max(to, border + 2); end <= Math.min(text.length, border + longest); end++)
    if (isWord(text.slice(border, end))) return true;
  return false;
}

/** Letters of the longest word that borders are looked for by. */
const longest = 6;
/** No field of a filing that is searched for words holds more. */
const examined = 1_000;
const spaceWithin = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
