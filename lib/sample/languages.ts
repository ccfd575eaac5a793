import type { Random } from './random'

/** A language as the datasets spell it: vision by English name, text by code. */
export interface Tongue {
  readonly code: string
  readonly name: string
}

type Share = readonly [code: string, name: string, vision: number, text: number]

/** Shares in percent, after the published figures; the long tail follows. */
const SPOKEN: readonly Share[] = [
  ['en', 'English', 50, 47],
  ['ru', 'Russian', 11.5, 8.5],
  ['vi', 'Vietnamese', 10.5, 2],
  ['zh', 'Chinese', 10, 6],
  ['es', 'Spanish', 2, 3],
  ['ko', 'Korean', 1.1, 2],
  ['ja', 'Japanese', 1.1, 2.5],
  ['de', 'German', 1.1, 5],
  ['fr', 'French', 1.1, 2.5],
  ['pt', 'Portuguese', 1.1, 3],
  ['ar', 'Arabic', 1, 1.5],
  ['th', 'Thai', 1, 1],
  ['hi', 'Hindi', 1, 1.2],
  ['pl', 'Polish', 0.9, 8],
]

const TAIL: readonly (readonly [string, string])[] =
  `bg Bulgarian,tr Turkish,it Italian,uk Ukrainian,fa Persian,nl Dutch,id Indonesian,cs Czech,sv Swedish,da Danish,fi Finnish,el Greek,he Hebrew,hu Hungarian,ro Romanian,no Norwegian,sr Serbian,hr Croatian,sk Slovak,sl Slovenian,et Estonian,lv Latvian,lt Lithuanian,ca Catalan,eu Basque,gl Galician,bn Bengali,ta Tamil,te Telugu,mr Marathi,ur Urdu,ne Nepali,si Sinhala,km Khmer,lo Lao,my Burmese,ms Malay,tl Tagalog,sw Swahili,am Amharic,ka Georgian,hy Armenian,az Azerbaijani,kk Kazakh,uz Uzbek,mn Mongolian,sq Albanian,mk Macedonian,be Belarusian,is Icelandic,ga Irish,cy Welsh,mt Maltese,lb Luxembourgish,af Afrikaans,zu Zulu,xh Xhosa,yo Yoruba,ig Igbo,ha Hausa,so Somali,rw Kinyarwanda,mg Malagasy,eo Esperanto,la Latin,yi Yiddish,ku Kurdish,ps Pashto,tg Tajik,ky Kyrgyz,tk Turkmen,tt Tatar,gu Gujarati,pa Punjabi,kn Kannada,ml Malayalam,or Odia,as Assamese,sa Sanskrit,sd Sindhi,jv Javanese,su Sundanese,ceb Cebuano,haw Hawaiian,mi Maori,sm Samoan,to Tongan,fj Fijian,gd Scottish Gaelic,br Breton,co Corsican,oc Occitan,fo Faroese,se Northern Sami,fy Frisian,nn Norwegian Nynorsk,bs Bosnian,ht Haitian Creole,qu Quechua,gn Guarani,ay Aymara,nah Nahuatl,st Sesotho,tn Tswana,sn Shona,ny Chichewa,lg Luganda,ln Lingala,wo Wolof,om Oromo,ti Tigrinya,dv Dhivehi,bo Tibetan,ug Uyghur,ab Abkhazian,os Ossetian,cv Chuvash,ba Bashkir,sah Yakut,vo Volapük,ia Interlingua,sco Scots,war Waray`
    .split(',')
    .map((one): readonly [string, string] => [
      one.slice(0, one.indexOf(' ')),
      one.slice(one.indexOf(' ') + 1),
    ])

const CHOICES = { vision: choices(2), text: choices(3) }

/** A language by its share; the tail falls off, so that the last ones are rare even at full scale. */
export function tongueOf(from: Random, family: 'vision' | 'text'): Tongue {
  const found = from.weighted(CHOICES[family])
  if (found) return found
  const [code, name] = TAIL[Math.floor(from.next() ** 2.2 * TAIL.length)] ?? ['bg', 'Bulgarian']
  return { code, name }
}

/** Null stands for the tail. */
function choices(column: 2 | 3): (readonly [Tongue | null, number])[] {
  const rest = 100 - SPOKEN.reduce((sum, one) => sum + one[column], 0)
  return [
    ...SPOKEN.map((one): readonly [Tongue, number] => [{ code: one[0], name: one[1] }, one[column]]),
    [null, rest],
  ]
}
