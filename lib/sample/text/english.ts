import { type Bank, topicsOf } from './bank'

const TOPICS = topicsOf(String.raw`
@ cooking instruction
? How do I make a sourdough loaf with an open crumb? My kitchen is at about 19 degrees.
? I want to bake bread for {n} people on Sunday without a mixer. What is the plan?
? Why does my bread come out dense even though I knead it for ages?
= Dense bread almost always means that the dough was not ready, not that it was kneaded too little. Time and temperature do most of the work.
* Wetter dough :: Aim for about 72 % water by weight of flour. It feels sticky at first and becomes smooth after three or four folds, half an hour apart.
* Watch the dough, not the clock :: In a cool kitchen the first rise may take six hours or more. It is ready when it has grown by half, wobbles, and shows bubbles at the rim.
* Cold rest :: Shape it, then leave it in the fridge overnight. The flavour deepens, the crust browns better, and you can bake whenever it suits you.
* Strong heat and steam :: Preheat a heavy pot for 40 minutes at 240 °C. Bake 25 minutes with the lid on and about 20 without it.
* One change at a time :: Write down flour, water, times and room temperature. After three loaves you will know which knob does what in your kitchen.
* Let it cool :: The crumb sets while the loaf cools. Cutting it hot makes even a good loaf gummy, so wait at least an hour.
+ pancakes
. Start with one loaf this week, change only the length of the first rise, and compare.
@ cooking
? I have lentils, two carrots, half a lemon and rice. What can I cook tonight in {n} minutes?
? Give me a cheap vegetarian dinner that my kids will not hate.
= A one-pot lentil pilaf fits exactly: it is filling, mild, and needs nothing that you do not have.
* Brown the base :: Soften a sliced onion or the grated carrots in oil until the edges colour. That takes eight minutes and gives most of the taste.
* Toast the spice :: Stir in a teaspoon of cumin or paprika for half a minute, just until you smell it.
* Cook everything together :: Add the lentils and twice their volume of water, simmer for ten minutes, then add the rice and cook for another fifteen with the lid on.
* Finish sharp :: Squeeze the lemon over it and add salt at the end. Acid is what turns a dull pot of lentils into dinner.
* For the children :: Serve yoghurt and something crunchy beside it and let them mix it themselves; food that one may build is eaten more often.
. Leftovers make good patties tomorrow: mash, form, fry.
@ coding code
? Write a Python function that removes duplicates from a list but keeps the order.
? What is the most readable way to drop repeated items from a list of {n} thousand strings?
? My colleague {name} says list(set(x)) is fine for deduplication. Is it?
= list(set(x)) loses the order, so it is only fine when the order carries no meaning. Keeping it costs almost nothing:
+ dedupe
* Why it works :: A set answers "have I seen this?" in constant time on average, so the whole pass is linear. The comprehension keeps the first of each.
* Unhashable items :: Dictionaries and lists cannot go into a set. Use a key, for instance a tuple of the fields that define sameness.
* The one-liner :: dict.fromkeys(items) keeps insertion order since Python 3.7, so list(dict.fromkeys(items)) does the same and is hard to get wrong.
* Cost :: For {n} thousand strings either takes a few milliseconds. Do not reach for pandas for this alone.
* Test it :: Check the empty list, one item, all equal, and two items that are equal but not identical, such as 1 and 1.0.
. I would use dict.fromkeys in everyday code and the explicit version when a key is needed.
@ coding code
? Explain debouncing to me and show it in TypeScript with correct types.
? My search box sends a request on every key. How do I wait until the user pauses?
= Debouncing means: wait until nothing has happened for a moment, and only then act. Each new event starts the wait again.
+ debounce
* Debounce or throttle :: Debounce fires once after the last event, throttle fires regularly while events keep coming. Search boxes want the first, scroll positions the second.
* Choose the wait :: About 200 to 300 milliseconds feels immediate to the person typing and still removes most requests.
* Old answers :: Requests can return out of order. Cancel the previous one with an AbortController, or compare a counter before showing a result.
* Leaving the page :: Clear the timer when the component goes away, or it will run against something that is no longer there.
. With the types above the arguments of the original function are kept, so mistakes show up in the editor.
@ coding code hard
? How should a service retry calls to another service that sometimes times out?
? Design a retry policy for {n} workers that all call the same API. What can go wrong?
= Retries are a trade: they hide small failures and make large ones worse. The usual answer is exponential backoff with jitter, a cap, and a budget.
+ retry
* Only what is safe :: Retry reads and idempotent writes. For the rest send an idempotency key, so that the second attempt cannot charge a customer twice.
* Jitter :: Without randomness all {n} workers come back at the same instant and knock the service over again. A factor between 0.5 and 1.5 spreads them out.
* A budget :: Allow retries for at most ten percent of requests. When everything fails, more attempts are the last thing the other side needs.
* Deadlines :: Pass the remaining time along with the call. An answer after the caller has given up is wasted work.
* A breaker :: After repeated failures stop calling for a while and answer from a cache or with a clear error.
* Look at it :: Count attempts, not just outcomes: a service that succeeds on the third try every time is broken, but its success rate looks perfect.
. Begin with two retries and measure; more than three rarely helps anyone.
@ coding code
? Show me how to keep a cache that forgets the least recently used entry.
? Implement an LRU cache in JavaScript without any library, limit {n}.
= A Map remembers insertion order, and that is all an LRU cache needs: move an entry to the end whenever it is used.
+ lru
* Reading moves :: get deletes and sets the key again, which makes it the youngest. Both operations are constant time.
* The oldest is first :: keys().next() yields the entry that was used longest ago, so dropping it is one line.
* Undefined values :: If undefined may be stored, the has check matters; otherwise a miss and a stored undefined look the same.
* Time limits :: Store the time beside the value if entries should also expire, and check it in get.
. For {n} entries this is faster than most packages and has nothing to keep up to date.
@ coding code
? What does PARTITION BY do in SQL? I only know GROUP BY.
? How can I get a running total per customer in SQL?
= GROUP BY folds rows together; a window function looks at neighbouring rows and keeps every row. PARTITION BY says which rows count as neighbours.
+ window
* Order matters :: Inside OVER the ORDER BY decides what "so far" means. Without it, the total of the whole partition appears on every row.
* Ties :: Rows with equal timestamps share one value by default. Say ROWS UNBOUNDED PRECEDING for strictly one row at a time.
* Filtering :: WHERE runs before the window is computed. To filter on the result, wrap the query or use QUALIFY where the database has it.
* Cost :: A window needs its rows sorted, so an index on (customer, ordered_at) helps a great deal.
. Once this clicks, try lag() for the difference to the previous order.
@ coding code
? Count words in a text in Rust, and explain the entry API to a beginner.
? Is there a simpler way than match to update a counter in a Rust HashMap?
= The entry API is the idiomatic way: one lookup, and a default when the key is new.
+ rust
* What entry does :: It returns a handle to the place of the key, taken or vacant. or_insert(0) fills a vacant one and gives back a mutable reference.
* Why the star :: The reference points to the number, so *counts.entry(word).or_insert(0) += 1 changes the number itself.
* Borrowed keys :: The map holds slices of the text, so no string is copied; the text has to outlive the map, and the compiler checks that.
* Case and signs :: Real word counts want lowercase and trimmed punctuation. Do that in an iterator step before the entry call.
. For large files read line by line and own the keys as String.
@ coding code
? How do I fetch many URLs at once in Go and stop at the first error?
? Convert this loop of {n} HTTP calls to something concurrent in Go, please.
= An errgroup does exactly that: it starts the calls, cancels the rest at the first error, and waits for everyone.
+ go
* Cancel together :: The context of the group is cancelled at the first failure, provided that fetch passes it on to the request.
* No race :: Each goroutine writes to its own index, so the slice needs no lock.
* Limit it :: group.SetLimit(8) keeps you from opening {n} connections at once.
* Partial results :: If half an answer is better than none, collect errors in a slice of their own instead of returning the first.
. Run it once with the race detector on; it is cheap and finds the rest.
@ coding code instruction
? Shell script: compress all log files older than {n} days, safely with odd file names.
= Safe with spaces and newlines in names means: never let the shell split them. find with -print0 and read -d '' does that.
+ bash
* Strict mode :: set -euo pipefail stops at the first failure, also inside a pipe, and on unset variables.
* Dry run :: Put echo in front of gzip the first time and look at the list.
* Keep or not :: --keep leaves the original in place; drop it once you trust the script.
* Logrotate :: If these are system logs, logrotate already does this with a tested configuration.
. Schedule it with a timer rather than cron if you want to see failures.
@ travel
? I have three days in {city} in October. What is a good plan without a car?
? Suggest a slow weekend in {city} for two people who like walking and bookshops.
? What should I know before visiting {city} for the first time?
= Three days in {city} are enough for the centre, one neighbourhood and one trip out, if you resist the urge to see everything.
* Day one: on foot :: Leave the bags and walk from the station to the water or the highest point you can see. A city explains itself best on the first walk, before any museum.
* Day two: one thing properly :: Pick one museum or one market and stay until you are bored. Have lunch where people in working clothes eat.
* Day three: out of town :: Take a local train for less than an hour. The small place at the end of the line is usually worth more than the tenth sight.
* Money and tickets :: A day pass pays from the third ride on. Buy museum tickets the evening before; many have a free hour late in the day.
* Weather :: October can be everything. Shoes that dry quickly matter more than a thick coat.
* Language :: Learn five words: hello, please, thank you, sorry, delicious. The last one opens kitchens.
. If you tell me what you liked in your last city, I can make this much more specific.
@ travel
? Night train or plane from {city} to the coast, for a family of four?
= For a family the night train often wins on time even when it loses on speed, because the night is travelled while you sleep.
* Door to door :: Count from your front door to the hotel. A flight of ninety minutes is five hours with airports; the train arrives at eight in the centre.
* Cost :: A compartment of four costs about as much as four seats on a cheap flight plus two transfers and one hotel night.
* Children :: They may walk around, and bunk beds are an adventure. Bring earplugs for yourself.
* Emissions :: Per person the train causes roughly a tenth of the flight.
* Risk :: Delays happen. Do not plan anything fixed for the first morning.
. Book the compartment as soon as sales open, usually two to six months ahead.
@ science hard
? Why is the sky blue but the sunset red? Explain it for a twelve-year-old.
? Is the sky violet, if short waves are scattered most? Why do we see blue?
= Sunlight is a mixture of all colours, and air scatters the short waves much more than the long ones.
* Scattering :: Molecules are far smaller than the wavelength of light, so the scattered share grows with $1/\lambda^4$. Blue at 450 nm is scattered about four times as strongly as red at 650 nm.
* Looking up :: From every part of the sky some of that scattered blue reaches your eye. Without air it would be black, as on the Moon.
* Evening :: Near the horizon the light crosses up to forty times as much air. The blue is scattered out of the beam on the way and what is left is orange and red.
* Why not violet :: The Sun sends less violet, the upper air absorbs part of it, and our eyes are less sensitive there. The mixture looks blue to us.
* White clouds :: Droplets are larger than the wavelength and scatter all colours alike, so clouds are white.
. Try it at home: a drop of milk in a glass of water, a torch, a dark room.
@ science hard
? How does carbon dating work, and where does it stop working?
= Living things keep their share of carbon-14 in step with the air; when they die the clock starts.
* The clock :: Half of the carbon-14 is gone after about 5,730 years, so the remaining share tells the age.
* The sum :: Solving for t gives $t = -T_{1/2}\,\log_2(N/N_0)$. With one eighth left, three half-lives have passed: about 17,200 years.
* The limit :: After some 50,000 years so little is left that a fingerprint would spoil the result.
* Calibration :: The share in the air has changed over time. Tree rings and lake sediments give the curve that turns radiocarbon years into calendar years.
* Traps :: Shells may carry old carbon from the sea, and roots may carry young carbon into old layers.
+ half
. So the method is a ruler with a known stretch: very good between a few hundred and forty thousand years.
@ science
? LFP or NMC battery: which one for a car that is mostly charged at home?
? Explain the difference between battery chemistries without jargon.
= Both are lithium-ion; they differ in the metal that holds the lithium, and that decides cost, weight and life.
+ battery
* Everyday use :: If you charge at home and seldom drive far, LFP is cheaper, lasts longer and may stay at 100 %.
* Long trips :: NMC holds more energy per kilogram and charges better in the cold.
* Safety :: LFP is harder to set on fire; both are safe with a working battery management.
* Resale :: A pack that has lost little after ten years is worth more than fifty kilometres of extra range today.
. For a second car or a small one I would take LFP without much thought.
@ health instruction
? I want to run {k} kilometres without stopping. I am a beginner. Make me a plan for eight weeks.
? How do I start running again after a long break without getting hurt?
= The heart adapts in weeks, tendons in months. A plan for beginners is therefore slower than it feels necessary.
+ runplan
* Easy means easy :: You should be able to speak in full sentences. If not, walk until you can.
* Three times a week :: More often is not better at first; the day in between is when you get stronger.
* Ten percent :: Add at most a tenth to the weekly time, and every fourth week do less.
* Pain :: Muscles may ache, joints may not. Pain on one point of a bone is a reason to stop and to ask a doctor.
* Shoes :: Comfortable beats expensive. Two pairs in turn spare your feet.
. After eight weeks the distance comes by itself; speed is a question for next year.
@ health
? I sleep badly before important days. What really helps, apart from pills?
= One bad night hardly changes the next day; the fear of it does more harm. Most remedies work by taking that fear away.
* Same time up :: Getting up at the same hour every day sets the clock better than any rule about going to bed.
* Write it down :: Ten minutes with paper in the early evening: what has to be done tomorrow, and the first step of each. The head stops repeating what is written.
* Coffee :: Its half-life is about six hours. The cup at four is still half there at ten.
* Leave the bed :: If you are awake for long, get up and read something dull in dim light until you are sleepy.
* Cool and dark :: About 18 °C, and no clock in sight.
. If it lasts for more than three months, cognitive therapy for insomnia works better than tablets.
@ writing creative
? Write a short poem about a rainy morning in {city}.
? A four-line poem for the wall of a {thing}, please. Not too sweet.
= Here is one, in plain four-beat lines:
+ poem
* Sound :: The rhyme carries across lines one and three, so the stanza closes without a bang.
* Picture :: One object for each line: kettle, rails, lamps, sails. A poem this small cannot hold more.
* A second voice :: If you prefer it without rhyme: "Rain on the tram wires. / Someone in {city} opens a window / and lets the whole street in."
. Tell me if it should be warmer, stranger or funnier.
@ writing creative instruction
? Write the first paragraph of a mystery set in a {thing}. The narrator must be unreliable.
? Give me an opening for a short story in which nothing happens, yet one wants to read on.
= I have told the police that I locked the door at nine. It was the truth when I said it, and I have tried hard since then to keep it so.
* How it works :: The narrator offers a fact and takes half of it back in the same breath. The reader learns to listen for what is left out.
* The place :: Name two ordinary objects early and let one of them be missing later. In a {thing} nobody counts the chairs, until somebody does.
* The voice :: Keep the sentences calm. Guilt sounds most convincing when it is well behaved.
* The next line :: "There were {k} of us that evening. I am nearly certain that there were {k}."
. I can go on with this voice, or try the same scene from the other side.
@ writing instruction
?1 Rewrite this politely: "Your report is late again and full of mistakes."
?2 Draft a friendly e-mail to {name} who has not paid an invoice for {n} days.
= Here is a version that is clear about the matter and kind to the person:
*1 Softer :: “I noticed that the report arrived after the deadline and that some figures still need checking. Could you send a corrected version by Thursday?”
*1 Warmer :: “Thank you for the report. Before I pass it on, a few numbers need another look. Shall we go through them together tomorrow?”
*1 Firmer :: “The report is due on the first of the month. This time it came on the fourth, with three errors marked below. Please tell me what would help you to keep the date.”
*2 Subject :: Quick question about the open invoice
*2 Body :: Hello {name}, I hope you are well. When I went through the books today I noticed that one item is still open. Could you let me know when we may expect it? If something about it is unclear, I am happy to call.
* Why it works :: It names the fact once, asks one question, and leaves a way to save face.
* What to avoid :: "As I already wrote" and "again" win no payment. Dates and sums do.
*2 If nothing happens :: After ten days write a second one with a date, without any adjective.
. Shall I make it more formal?
@ work
?1 I am a {job} and have to lead a meeting of {n} people who all talk at once. Help.
?2 How do I say no to more work without burning bridges?
=2 People accept a no that comes with a reason and a choice. What they resent is a vague yes that turns into a late no.
*2 Say what you see :: "I can do this by Friday, or the other thing by Wednesday. Which matters more to you?" The decision goes back to where it belongs.
*2 Make the load visible :: A list of what is on your desk, in order, is the shortest argument there is.
=1 Loud meetings are rarely a matter of manners; they lack a form. Give them a small one and most of the noise goes.
*1 A question, not a topic :: “Which of the two rooms do we rent?” can be answered. “Rooms” can only be talked about.
*1 Use rounds :: In a loud meeting let everybody speak for one minute in turn before the discussion starts. The quiet ones then stay in it.
*1 One hand :: Whoever wants to speak raises a hand, and somebody other than you keeps the list. It looks like school and works from the first minute.
*1 End early :: Close with three lines: decided, open, who until when.
*2 After the no :: Offer something small that costs you ten minutes. It shows goodwill and keeps the door open.
+2 week
.2 Try the sentence with the two dates this week; it does most of the work.
@ work hard
? We are a {thing} with {n} members and no money. How do we decide things fairly?
? Compare majority vote, consensus and consent for a small association.
= No rule is fair by itself; each protects somebody. The question is whom you would like to protect from what.
* Majority :: Quick and clear, but forty-nine percent may go home unhappy. Good for reversible and small things.
* Consensus :: Everybody agrees. It protects minorities and costs evenings; one tired person can block forty.
* Consent :: Nobody has a serious objection. The bar is "good enough for now, safe enough to try", which suits volunteers.
* Lot :: For jobs nobody wants, drawing lots is fairer than waiting for the kindest to give in.
* Review :: Give every decision a date on which it ends unless renewed. That makes it easier to agree today.
. For most small groups: consent for rules, majority for purchases, lots for chores.
@ maths math
? Please solve {problem} and show the steps.
? Check my homework: what is {problem}?
? How would you explain {problem} to a student who has only seen examples?
= Let us go through it step by step.
+ solution
* Check :: Put the result back into the original. If both sides agree, no sign was lost on the way.
* The idea :: Every step keeps the statement true and makes it simpler. Write one step per line, and an error shows where it happened.
* A common mistake :: Losing a sign when a term changes sides, or forgetting that a square root has two values.
. If you like, I can give you two similar ones for practice.
@ maths math hard
? A test is {n} times more often right than wrong, yet most positives are false. How can that be?
? Explain Bayes' theorem with a medical test and small numbers.
= It depends on how rare the illness is: a small error rate among many healthy people outweighs a high hit rate among few ill ones.
+ bayes
* Small numbers :: Take 1,000 people, 10 of them ill. The test finds 9 of the 10, and wrongly flags 5 % of the 990, about 50. Of 59 positives only 9 are ill: 15 %.
* The word for it :: The base rate. Forgetting it is so common that it has a name: base-rate neglect.
* Second test :: Test the 59 again, independently: about 8 of the ill and 2 or 3 of the healthy remain, and now most positives are true.
* What to report :: Say "15 of 100 positives are ill" rather than "95 % accurate". Natural frequencies are understood at once.
. Draw a square of a thousand dots once; the formula is then only a memory aid.
@ money
? I earn 2,000 after tax and save nothing. Where do I begin?
? Is it worth paying off a loan at {k} % early instead of investing?
= Order matters more than cleverness: first a cushion, then expensive debt, then long-term saving.
+ budget
* Three months :: Keep three months of expenses in an account you can reach. It turns disasters into annoyances.
* Debt :: Paying off a loan at {k} % is a certain return of {k} %. Few investments promise that without risk.
* Automatic :: Move the money on the day it arrives. What you do not see you do not spend.
* Fees :: A cost of 1.5 % a year eats about a third of the final sum over thirty years. Broad index funds cost a tenth of that.
* One look a month :: Fifteen minutes are enough; daily looks make people sell at the wrong time.
. This is general information, not advice for your situation.
@ home instruction
?1 There is mould in the corner of my bedroom. What should I do, in which order?
=2 Small holes are quick if you let each layer dry. Filler, patience, fine paper, paint.
?2 How do I fill {n} small holes in a wall before moving out?
=1 Work from cause to surface: what made it, how to stop it, how to repair it.
*1 Find the reason :: Cold corner, too little air, or water from outside? A cheap hygrometer answers most of it: above 60 % in the room for long is too much.
*1 Air properly :: Open the windows wide for five minutes, three times a day. Tilted windows cool the wall and change little air.
*1 Clean :: Small spots come off with alcohol of 70 %. Wear gloves and a mask. More than half a square metre is work for a firm.
*1 Move the furniture :: Leave a hand's width between wardrobe and outer wall.
*2 Clean the hole :: Remove dust and loose plaster with a brush and wet the rim, or the filler will fall out as one piece.
*2 Overfill :: Press the filler in with a narrow knife and leave it slightly proud; it shrinks as it dries.
*2 Sand and paint :: After a night, sand with grain 180. Paint from the hole outwards with a nearly dry roller, so that no edge remains.
*2 Match the white :: Old walls are never pure white. Scrape off a chip and have it matched, or paint from corner to corner.
*1 Tell the landlord :: In writing, with photos and dates.
.1 If it returns within weeks, the cause is in the wall and not in your habits.
@ history hard
?1 Why did the printing press change Europe faster than China?
?2 Did the Middle Ages really think that the Earth was flat?
=1 The short answer: no single invention changes a society; it meets conditions that let it run.
*1 Letters :: An alphabet needs some eighty pieces of type, Chinese writing thousands. The same machine was cheap in one place and expensive in the other.
*1 Markets :: Many small states meant that a banned book was printed one border further on.
*1 Paper :: It had come from China by way of Samarkand and Spain, and had just become cheap.
*1 Readers :: Merchants and students already existed. The press served a demand before it created one.
=2 No. Educated people knew the globe throughout; the flat Earth of the Middle Ages is an invention of later writers.
*2 The flat Earth :: The legend comes from novels of the nineteenth century, which needed a dark past for a bright present.
*2 The evidence :: Sacrobosco's textbook on the sphere was read at every university from the thirteenth century on, and emperors were painted with an orb in the hand.
*2 Columbus :: The quarrel was about the size of the Earth, not its shape. His critics were right: he had it a quarter too small.
*2 Why it survives :: It is a good story, short and flattering to us. Such stories outlive their refutations.
*1 A caution :: Woodblock printing in China was excellent, early and widespread. "Slower" is a matter of what one counts.
.1 A good rule for such questions: look for what was scarce, and when it stopped being scarce.
@ design code
? Make a responsive gallery in CSS that respects reduced motion.
? My grid of cards jumps when images load. How do I keep it still?
= Let the grid decide the number of columns and give every image its space before it arrives.
+ css
* auto-fill :: As many columns as fit, each at least 14 rem wide. No media query is needed for that.
* Reserve space :: Width and height on the img element, or aspect-ratio in CSS, and nothing jumps.
* Reduced motion :: Ask for motion only where it is welcome, as above, instead of switching it off for some.
* Lazy loading :: loading="lazy" on images below the fold saves most of the first load.
. Check it at 320 pixels and with a zoom of 200 %.
@ design code
? A regular expression for ISO dates, with named groups.
? Should I validate dates by regex at all?
= For the shape a regular expression is fine; for the meaning it is not. February 30 has a perfect shape.
+ regex
* Named groups :: They make the result readable and survive when you add a group in front.
* Anchors :: Without ^ and $ the pattern also accepts a date in the middle of something else.
* Meaning :: Build a date from the parts and compare the parts again. If they differ, it does not exist.
* Time zones :: A date without a zone is a day, not a moment. Keep it as text until you need a moment.
. Use the pattern for a first friendly message, and a real parser behind it.
`)

export const ENGLISH: Bank = {
  code: 'en',
  name: 'English',
  topics: TOPICS,
  words: {
    headings: [
      'The short version',
      'Step by step',
      'Also worth knowing',
      'Example',
      'At a glance',
      'Conclusion',
    ],
    openers: [
      'Good question!',
      'Happy to help.',
      'Sure — here is how I would approach it.',
      'Let me take this in order.',
      'Short answer first, details below.',
    ],
    closers: [
      'Would you like an example for your own case?',
      'Let me know if I should go deeper into one of these.',
      'I hope that helps!',
      'Shall I turn this into a checklist?',
    ],
    followUps: [
      'Can you make that shorter?',
      'Give me a concrete example.',
      'Are you sure? I read the opposite somewhere.',
      'What would you do first?',
      'And how does this change for a beginner?',
      'Please explain the second point again.',
      'Thanks! One more thing: what is the most common mistake?',
    ],
    replies: [
      'Shorter, then:',
      'Here is one from practice.',
      'It is a fair doubt. What I would stand by is this:',
      'If I had to begin tomorrow:',
      'For a beginner I would leave half of it out.',
      'In other words:',
      'The most common one, in my experience:',
    ],
    wishes: [
      'Please answer in at most {n} words.',
      'Use a table if it helps.',
      'I am a {job}, so no jargon please.',
      'No lists, just prose.',
      'Explain your reasoning.',
      'Be brief.',
      'I have about {n} minutes.',
      'My friend {name} from {town} disagrees, so convince us both.',
      'Give me {k} options.',
    ],
    shows: 'What the picture shows:',
  },
  pictures: {
    chart: { asks: ['What does this chart show?'], answer: 'The chart is titled "{title}".' },
    document: { asks: ['What is this document about?'], answer: 'The document is titled "{title}".' },
    map: { asks: ['What can I see on this map?'], answer: 'The map shows: {title}.' },
    homework: { asks: ['Help me with this sheet.'], answer: 'The sheet says: {title}' },
    comic: { asks: ['What is the joke?'], answer: 'The joke: {title}' },
    painting: { asks: ['Describe the picture.'], answer: 'The picture might be called "{title}".' },
    street: { asks: ['What do the signs say?'], answer: 'The signs read: {title}.' },
    circuit: { asks: ['Explain this diagram.'], answer: 'The diagram is titled "{title}".' },
    screen: { asks: ['What is on this screen?'], answer: 'The screenshot shows {title}.' },
  },
}
