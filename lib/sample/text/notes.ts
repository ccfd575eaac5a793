import type { SceneKind } from '../images/scene'

type Note = readonly [title: string, text: string]

/** What a talkative model adds to an answer about a picture, in English. */
export const NOTES: Readonly<Record<SceneKind, readonly Note[]>> = {
  chart: [
    [
      'Reading charts',
      'Before comparing heights, look at the axis: a scale that does not begin at zero makes small differences look large. Here it does begin at zero, so the lengths may be compared directly.',
    ],
    [
      'Precision',
      'Where a number is printed beside the mark I used the number; where there is none I would read to the nearest half of a grid step and say so. Anything finer would be guessing.',
    ],
    [
      'What is missing',
      'The chart says nothing about how the figures were collected, over which period, or how large the uncertainty is. For a decision I would ask for the table behind it.',
    ],
    [
      'A caution',
      'A peak in one category is not yet a trend. Two or three more periods would show whether the pattern repeats or whether it was a single unusual event.',
    ],
    [
      'Other views',
      'If the order of the categories carries no meaning, sorting them by value makes the comparison easier. If it is a sequence in time, keep the order and draw a line.',
    ],
  ],
  document: [
    [
      'Legibility',
      'The print is clear and I could read every line. Where letters touch each other I chose the reading that makes sense in the sentence, and I would mark it if there were any doubt.',
    ],
    [
      'Layout',
      'The page is built from a heading, a block of details and the main part. I kept this order, because the position of a number often tells what it means.',
    ],
    [
      'Numbers',
      'I copied amounts and dates exactly as printed, including the separators. If you need them in a spreadsheet, watch out for the decimal point.',
    ],
    [
      'Privacy',
      'The page holds a name and an address. Before sharing a scan, consider covering what the other person does not need to see.',
    ],
    [
      'Checking',
      'A quick test is to add up what can be added up. If sums and parts agree, the transcription is most likely right.',
    ],
  ],
  map: [
    [
      'Orientation',
      'North is up unless a compass says otherwise. I describe directions as seen on the sheet and name the landmarks that one passes, because those are easier to follow than distances.',
    ],
    [
      'Scale',
      'The bar in the corner gives the scale. On foot one covers about eighty metres a minute, so a finger’s breadth on this map is a walk of a few minutes.',
    ],
    [
      'Accuracy',
      'Maps of this kind simplify: curves become straight, and stops are spaced evenly. For the order of things they are reliable, for distances they are not.',
    ],
    [
      'Alternatives',
      'There is more than one way. The shortest one crosses the main road; if you prefer quiet streets, go one block further and turn there.',
    ],
  ],
  homework: [
    [
      'The idea',
      'The trick in problems of this kind is to undo the operations in the reverse order. Whatever was done last is undone first, and both sides are treated alike.',
    ],
    [
      'Check',
      'Put the result back into the line at the top of the sheet. If both sides agree, the result is right; if not, the error is usually a sign.',
    ],
    [
      'Common mistake',
      'Many lose a point by dropping the second solution, or by dividing by something that may be zero. Write down the condition before dividing.',
    ],
    [
      'Practice',
      'Change one number on the sheet and solve it again without looking at these lines. If that works, the method has settled.',
    ],
    [
      'Notation',
      'Keep the equals signs below one another and write one step per line. It looks slow, and it saves time, because an error is found where it happened.',
    ],
  ],
  comic: [
    [
      'Timing',
      'The pause before the last line does the work. In a strip it is an empty or a quiet panel; in speech it would be a breath.',
    ],
    [
      'Drawing',
      'Few lines, round shapes and almost no background keep the eye on the faces. The smaller the change between two panels, the more it says.',
    ],
    [
      'Tone',
      'The humour is dry and friendly: nobody is made a fool of, and the reader is trusted to fill the gap.',
    ],
    [
      'Tradition',
      'It stands in the line of newspaper strips and magazine cartoons, in which ordinary rooms and polite people carry absurd thoughts.',
    ],
  ],
  painting: [
    [
      'Composition',
      'The weight lies a little below the middle, which gives the picture its calm. A diagonal leads the eye from one corner to the lightest place and lets it rest there.',
    ],
    [
      'Colour',
      'Warm tones come forward and cool ones recede; here the contrast between them makes the depth, not perspective. The darkest tone returns in three places and ties the picture together.',
    ],
    [
      'Surface',
      'A fine grain lies over everything, as on rough canvas. It keeps large areas alive and softens the edges.',
    ],
    [
      'Mood',
      'The mood is quiet, and a little expectant. Nothing moves, yet the light seems to be on the point of changing.',
    ],
    [
      'A caution',
      'Attribution from a picture alone is guesswork. Without a signature, a date or a provenance I would speak of a manner and not of a name.',
    ],
  ],
  street: [
    [
      'Lettering',
      'The letters are large, evenly spaced and in strong contrast to the board, so they can be read from a distance and in passing.',
    ],
    [
      'Surroundings',
      'From the sky and the shadows I take it to be a mild day without rain. There are no people to be seen, which makes an exact time hard to tell.',
    ],
    ['Safety', 'When driving, trust the sign and not the map: closures and new roads appear on signs first.'],
    ['Uncertainty', 'Parts that are cut off at the edge I left out rather than guess at them.'],
  ],
  circuit: [
    [
      'How to read it',
      'Begin at the source and follow the line once around. Everything that one meets in a row is in series; where the line splits, things are in parallel or a decision is made.',
    ],
    [
      'Units',
      'I kept volts, amperes and ohms throughout; with kilo-ohms the same formulas give milliamperes, which is the most frequent slip.',
    ],
    [
      'Limits',
      'Real parts have tolerances of one to five percent, and a real battery sags under load. The second decimal is therefore more precise than the workbench.',
    ],
    [
      'A test',
      'Cover the result and estimate: doubling the resistance should halve the current. If the number does not behave like that, something is wrong.',
    ],
  ],
  screen: [
    [
      'Context',
      'A screenshot shows one moment. Settings, versions and what happened before are not on it; if the problem depends on them, please paste the text as well.',
    ],
    [
      'Style',
      'The code is short and readable. I would add type hints and one test for the empty input, and leave everything else alone.',
    ],
    [
      'Accessibility',
      'The contrast is good, but the secondary text is small. Fourteen pixels and a ratio of at least 4.5 to 1 are a sound minimum.',
    ],
    [
      'Next step',
      'Reproduce the behaviour with the smallest possible input first. Most bugs of this kind become obvious at three elements.',
    ],
  ],
}
