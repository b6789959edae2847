/** English phrases that surround the values of answers. */
import type { Phrases } from './phrases.ts'

const list = (text: string) =>
  text
    .trim()
    .split(',')
    .map((phrase) => phrase.trim())

export const ENGLISH: Phrases = {
  fillers:
    list(`a, an, the, we, i, it, our, my, us, is, are, was, were, be, been, am, have, has, had, got, own, owns, hold, holds, of, in, at, on, for, as, and, also, with, to,
    total, altogether, overall, just, only, about, around, approximately, approx, approx., roughly, nearly, almost, circa, ca, some, maybe, probably, perhaps, possibly, likely, i think, i guess, i believe, i suppose, think, guess, believe,
    right now, now, currently, at present, presently, at the moment, so far, until now, to date, as of now, today, there, well, um, umm, uh, hmm, hm, ok, okay, so, yes, yeah, please, pls, thanks, thank you, sir, madam, hi, hello, hey, dear,
    that's, it's, its, this, that, these, those, would, say, let's say, i'd say, i would say, exactly, precisely, up to, over, more than, at least, less than, under, or so, close to, company, firm, business, registered, granted, obtained, received, valid, active, issued,
    number, count, amount, figure, answer, value, pieces, items, pcs, pc, units, different, i'm, we're, we've, i've, we'd, i'd, you, your, them, stands at, comes to, amounts to, equals, equal, set, put, make, made, give, i'll, we'll, i will, we will, i'd rather, rather, call, called, me, use, take, want, like, need, choose, choosing, pick, go, going, prefer, select, interested, would like,
    actually, sorry, no, oh, oops, i meant, i mean, should be, should have been, must be, change, changed, update, correct, correction, fix, can, could, will, do, does, did, then, too, but, from, by, each, both, respectively, my best guess, of them, them, which, one is, reach, contact, best, mine, ours, here, exist, exists, all, either, any, existing, or, somewhere, unfortunately, sadly, fortunately, luckily, as far as i know, afaik, estimate, estimated, i would estimate, let me see, let's see, give or take, thereabouts, or thereabouts, in the region of, near, ballpark, max, maximum, minimum, at most, sort of, still, already, possess, there are, there is, there's, ever, even, actual, full, paid, filed, sounds good, sounds great, sounds fine, looks good, is fine, works for me, because, not sure but, i am not sure but, if i remember correctly, if i recall, honestly, frankly, these days, today, nowadays, own a, have got, related, certified, certificate, certification, altogether, since, plus, sum, money, cash, worth, usually, honestly, basically, between, reach me, write, address, plan, option, one, version, edition`),
  greetings:
    list(`hello, hi, hi there, hey, hey there, good morning, good afternoon, good evening, good day, greetings, thanks, thank you, thank you very much, thanks a lot, many thanks, ok, okay, okay thanks, great, cool, nice, fine, alright, all right, got it, i see, understood, bye, goodbye, see you, haha,
    hahaha, lol, hmm, hm, test, testing, sorry, no problem, no worries, you're welcome, welcome, how are you, nice to meet you, wow, please, hello there, good, awesome, perfect, there, sure thing, k, kk, asdf, qwerty, blah, blah blah, wtf, omg, lmao, start, begin, let's start, let's begin, let's go, start now`),
  none: list(`none, no, zero, nil, nothing, no patents, not any, none at all, not a single one, not a single, not one, not yet, none yet, nope, nah, no we don't, we don't, don't have, do not have, don't have any, do not have any, we have no, we have none, have none, haven't any, haven't got any, haven't got one, haven't, have not, haven't got,
    without, without any, never, neither, no such, not yet any, we've none, n/a, na, hasn't, doesn't have, don't hold, do not hold, don't own, do not own, we have nothing, we lack, zilch, 0 for now`),
  vague: list(
    `many, a lot, lots, lots of, a lot of, a few, few, several, some, plenty, countless, tons, tons of, loads, dozens, hundreds, thousands, millions, billions, quite a few, quite some, not many, not much, a couple, couple, a couple of, numerous, enough, a bunch, a handful, a number of, much, a little, very many, too many, so many, a ton, large, huge, big, small, little, high, low`,
  ),
  unknown:
    list(`i don't know, don't know, i do not know, do not know, dont know, i dont know, dunno, i dunno, idk, not sure, i'm not sure, i am not sure, im not sure, unsure, no idea, no clue, i have no idea, i've no idea, have no idea, no idea about, skip, skip it, skip this, skip that, skip this one, skip this question, next, next question, next one, next please, pass, i pass, i'll pass, later, maybe later, do it later, ask me later, ask later, tell you later,
    come back later, come back to it later, let me check, i need to check, i have to check, i'll check, can't say, cannot say, can't tell, hard to say, prefer not to say, i prefer not to say, i'd rather not say, rather not say, rather not tell, rather not answer, don't want to say, don't want to tell, do not want to say, don't want to answer, don't want to give, don't want to share, prefer not to share, no comment, confidential, secret, private, it's private, not disclosed, undisclosed, tbd, to be determined, to be decided, undecided, not decided, not decided yet, not known, unknown, n/a, not applicable, don't remember, i forgot, forgot, can't remember, leave it blank, leave blank, leave it empty, i don't have that information, not available, move on, ignore this, whatever, i don't care, don't care, doesn't matter, does not matter, anything`),
  finished: list(
    `done, that's all, that is all, that's it, that is it, no more, nothing else, nothing more, finished, finish, i'm done, i am done, we're done, we are done, all done, end, the end, stop, that's everything, that is everything, that would be all, that'll be all, that will be all, no others, no other, not any more, no further, complete, completed, i'm finished, we're finished, that was all, that was it, no more to add, nothing to add, only that, just that, just these, only these, no that's all, we don't have any, we have no more, no additional, not needed, no need`,
  ),
  more: list(
    `yes, yeah, yep, yup, sure, of course, more, one more, another, another one, add another, add another one, add one more, add one, next one, next, there is more, there's more, there is one more, there's another, there is another, we have more, i have more, yes please, please do, ok, okay, continue, go on, certainly, absolutely, definitely, we do, i do, we have, new one, a new one, two more, a few more, some more, let's add one, add more, have another, we have another, i want to add one, i want to add another`,
  ),
  yes: list(
    `yes, yess, yesss, yeah, yea, yeahh, yep, yup, yah, ya, y, sure, of course, certainly, definitely, absolutely, correct, that's right, right, we do, i do, we have, we've got, have it, has it, we did, it does, affirmative, true, indeed, yes please, please do, of course we do, i would, i'd love to, i'd like that, sign me up, happy to, we have it, got it, have, has, got, hold, holds, obtained, passed, achieved, received, earned, got certified, certified, are certified, we're certified, totally, for sure, why yes, subscribe, aye, 👍, ✅`,
  ),
  no: list(
    `not, of course not, absolutely not, certainly not, definitely not, wouldn't, no, noo, nooo, nope, nop, nah, not yet, not really, not at all, not at the moment, not at present, not currently, not now, we don't, we do not, i don't, i do not, don't, do not, dont, doesn't, does not, didn't, did not, haven't, have not, havent, hasn't, has not, aren't, are not, isn't, is not, none, never, neither, nothing, negative, false, without, without any, no we don't, we have none, not any, no thanks, no thank you, rather not, i'd rather not, prefer not, we lack, lack, lacking, unsubscribe, cannot, can't, not certified, yet to, n, nein, nil, 👎, ❌`,
  ),
  notYesNo: list(
    `no problem, no worries, no doubt, not only, not bad, no idea, no clue, no matter, not sure, why not, no comment, no way to know, have to, has to, had to, have you, has anyone, got to, right now, right away, all right, have a nice day, have a good day, have fun, have no idea, not to mention, true story, have been, has been, no kidding, no way, no time, no need to know, no offense, no offence, no wonder, no thanks to you, sure about, not certain, hold on, got it, i got, no longer sure, half, don't know, do not know, dont know, don't understand, do not understand, don't get it, don't care, do not care, don't want to say, don't want to tell, don't remember, right?, yes or no, yes and no, received your`,
  ),
  unsettled: list(
    `maybe, perhaps, possibly, applying, in progress, in process, pending, under review, planning, we plan, we are planning, considering, thinking about it, yes and no, kind of, sort of, partly, partially, almost, soon, depends, it depends, working on it, underway, why not`,
  ),
  questions: list(
    `what, what's, whats, why, how, how's, which, who, who's, whom, whose, when, where, where's, do you, do we, do i, does it, does this, does that, did you, is it, is this, is that, is there, are there, are you, are we, can i, can you, can we, could you, could i, could we, should i, should we, would you, will you, may i, am i, have you, must i, must we, has it, shall i, shall we, is there any`,
  ),
  explains: list(
    `what is, what's, whats, what are, what does, what do you mean, what do you mean by, meaning, meaning of, mean, means, define, definition, definition of, explain, why do you need, why do you ask, why do you want, why are you asking, why is, why, what for, what counts as, counts as, what qualifies as, difference between, don't understand, do not understand, don't get it, i don't get, didn't understand, not clear, unclear, confused, tell me more about, more about, what should i write, what should i put, what should i enter, what do i write, what do i put, clarify, example, an example, what exactly is, what exactly are, huh, what kind of, please explain, what is meant by, what's meant by, what do i need to fill in, what to fill in`,
  ),
  explainFillers: list(
    `the, a, an, you, need, that, this, it, ask, asking, want, to, know, question, is, are, do, does, for, by, of, i, me, my, can, could, please, what, your, these, those, mean, about, here, exactly, would, will, sorry, don't, know, in, this context, term, word, part, and, or, be, counts, as, meant, there, them, one, field, information, info, such, thing, hi, hello, so, ok, wait, hmm, um`,
  ),
  corrections: list(
    `no, wait, no wait, sorry, oops, actually, i mean, i meant, correction, my mistake, my bad, not that, that's wrong, that is wrong, wrong, that was wrong, hold on, i made a mistake, typo, mistake, sorry my mistake, sorry i made a mistake, no sorry, oh no, oh wait, oh sorry, nope, scratch that, no actually, that's not right, that is not right, that's incorrect, i was wrong, one correction, small correction, a correction`,
  ),
  correctionMarks: list(
    `actually, i meant, i mean, meant, sorry, should have been, make it, make that, change it to, change that to, change to, changed to, change, update, update it to, correct it to, correct, correction, set it to, rather, instead, oops, in fact, fix, it to`,
  ),
  and: list(`and, plus, as well as, and also, also, &, along with, together with`),
  but: list(`but, however, though, although, yet we, whereas, while, only that`),
  conditions: list(`if, suppose, supposing, imagine, in case, assuming`),
  classifiers: list(`pieces, piece, pcs, pc, items, item, units, unit, of them, x, nos, copies, different`),
  foreignUnits: list(
    `%, percent, per cent, years, year, yrs, yr, months, month, days, day, weeks, week, hours, hour, minutes, minute, o'clock, am, pm, people, persons, employees, employee, staff, workers, worker, engineers, engineer, customers, customer, clients, client, countries, country, offices, office, factories, factory, branches, branch, products, kg, g, cm, mm, km, meters, metres, degrees, times, members, member, men, women, children, kids, floors, percent, shareholders, machines, lines, dogs, cats, cars, st, nd, rd, th, points, sites`,
  ),
  notNumbers: list(
    `no one, this one, that one, which one, another one, one more, one day, one thing, first one, second one, third one, last one, next one, one moment, one second, one another, anyone, someone, big one, small one, good one, new one, one question, at one point, one by one, the other one, not one, not a single one, got one, haven't got one, two more, three more, a single`,
  ),
  injections: list(
    `ignore all previous, ignore previous, ignore the previous, ignore all prior, ignore your, ignore the above, disregard all, disregard previous, disregard the, disregard your, system prompt, your instructions, developer mode, you are now, pretend to be, pretend you are, act as, jailbreak, forget all previous, forget your instructions, forget everything, new instructions, override`,
  ),
  insults: list(
    `idiot, stupid, useless, dumb, moron, shut up, fuck, fuck you, fuck off, shit, bullshit, crap, damn you, asshole, bastard, go away, go to hell, hate you, you suck, sucks, suck, bitch, piss off, loser, garbage, trash bot, worthless`,
  ),
}
