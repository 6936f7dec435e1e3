"""The teams of "The quiet team" (E-T5-06): what is seen, what can be done first, and what may be tried then.

Each team is quiet for 1 reason (`cause`). A good first step brings it into the open (`back`). After a poor one people
say little, and a `glimpse` shows enough for those who look. The first of `first` and of `then` is what helps.

    rank    it is not safe to say it in front of somebody senior
    tired   there is no strength left for 1 thing more
    risk    people see a harm that the plan does not see
    own     it was never their decision
    hurt    something like it went badly before
    other   what they need lies with another team
"""

from dataclasses import dataclass
from typing import Literal

Cause = Literal["rank", "tired", "risk", "own", "hurt", "other"]
Kind = Literal["helps", "vote", "sell", "press", "boss", "solve", "accept", "round", "train", "misses", "big"]


@dataclass(frozen=True)
class Step:
    """Something that a coach may do, and what comes of it."""

    kind: Kind
    text: str
    back: str


@dataclass(frozen=True)
class Story:
    """A quiet team. `why` says afterwards what its silence meant, and how one could know."""

    id: str
    team: str
    cause: Cause
    seen: tuple[str, ...]
    first: tuple[Step, Step, Step, Step]
    glimpse: str
    then: tuple[Step, Step, Step, Step]
    why: str


STORIES: tuple[Story, ...] = (
    Story(
        "sorrel",
        "Sorrel Ward",
        "rank",
        (
            "6 people meet about late medicines. The consultant speaks first, and for a long time.",
            "Asked what they think, the others look at the table and agree. Out in the corridor all of them talk.",
        ),
        (
            Step(
                "helps",
                "Next time, cards before anybody speaks: what could stop this plan?",
                '4 of 6 cards say that it cannot work at weekends. 1 adds: "She writes my reference."',
            ),
            Step(
                "vote",
                "Go round the table, and ask each of them to say openly whether they agree.",
                "One after the other says yes. The consultant thanks them for it.",
            ),
            Step(
                "sell",
                "Show them the numbers of 2 other wards on which this plan has worked well.",
                "They nod. The consultant says that there are no more questions.",
            ),
            Step(
                "boss",
                "Ask the consultant afterwards, in private, who in her team may be against the plan.",
                '"None of them," she says kindly. "They would tell me."',
            ),
        ),
        'Then she is called out for 5 minutes. "At weekends it cannot work, of course," says a nurse to her neighbour.',
        (
            Step(
                "helps",
                "Ask the consultant, alone, to speak last, and let all write before they talk, the newest first.",
                "A healthcare assistant's idea is tested on Saturday. The consultant says that she learned something.",
            ),
            Step(
                "press",
                "Say at the next meeting that an open word is expected of everyone who is there.",
                "All say that they are open. The plan stays as it is, and so do the weekends.",
            ),
            Step(
                "train",
                "Find a good workshop on speaking up in meetings, and book 2 places on it for the nurses.",
                'They go. "It was good," they say, and in the meeting they look at the table.',
            ),
            Step(
                "misses",
                "Make the plan half as large, since people clearly have too much to do.",
                "They agree to the smaller plan as well. It has the same fault at weekends.",
            ),
        ),
        "They know more than they say, and they say it when she is not there. She means well. It is still not safe.",
    ),
    Story(
        "larch",
        "Larch Finance Team",
        "rank",
        (
            "You ask what makes orders go wrong. All look to the deputy director, and he answers each question.",
            "The 2 clerks who do the orders say nothing for 40 minutes.",
        ),
        (
            Step(
                "helps",
                "Sit beside each clerk for half an hour while they work, and ask what makes an order hard to do.",
                '"The third form is of no use," says the younger. "But he made it, so I fill it in."',
            ),
            Step(
                "vote",
                "Turn to the 2 clerks, and ask them straight out what they think is wrong.",
                '"It all works quite well," says the older one, with a look to the side.',
            ),
            Step(
                "accept",
                "Thank the deputy director, and build the measures on what he has told you.",
                "The measures are ready in a day. The clerks fill them in without a word.",
            ),
            Step(
                "press",
                "Write to all of them, in a friendly way, that openness is one of the values of the trust.",
                "He answers that his team is very open. Nobody else answers.",
            ),
        ),
        'At the copier you hear the clerks. "Shall we tell her about the third form?" "And who tells him?"',
        (
            Step(
                "helps",
                "Let the clerks show their work at their own desks, while he only asks.",
                "He asks what the third form is for, and nobody knows. On Friday they test a day without it.",
            ),
            Step(
                "misses",
                "Ask about projects of earlier years, what went badly in them, and what they would do otherwise.",
                "2 old projects come up, and he explains both. The clerks listen.",
            ),
            Step(
                "train",
                "Offer the clerks a course in the method, so that they feel surer in meetings.",
                "They know the method now. In the meeting he answers, as before.",
            ),
            Step(
                "sell",
                "Show the clerks with an example how much their orders matter to patients.",
                "They agree that it matters. The third form stays.",
            ),
        ),
        "The clerks know what is wrong, and whom it would hurt to hear it. Away from the table they say it at once.",
    ),
    Story(
        "thistle",
        "Thistle Ward",
        "tired",
        (
            "It is January. Only 2 of 7 people come to the meeting, 10 minutes late, and their answers are short.",
            "In autumn this team had 12 ideas and a name for itself.",
        ),
        (
            Step(
                "helps",
                "Put your agenda away for today, and ask what the hardest hour of this week was for them.",
                '"Each hour after 3pm," says the sister. "4 posts are empty. I like our idea. I cannot hold it too."',
            ),
            Step(
                "press",
                "Remind them kindly of what they promised in autumn, and of the date in March.",
                '"We know," says the sister, and writes the date down once more.',
            ),
            Step(
                "vote",
                "Ask them both whether the team still stands behind the project, yes or no.",
                '"Yes," they say, and look at the clock.',
            ),
            Step(
                "sell",
                "Bring the chart of a ward that has reached the same goal, to lift their spirits.",
                'They look at it politely. "Good for them," says one.',
            ),
        ),
        "On the rota by the door 4 names are crossed out. The sister's own name stands on 9 days in a row.",
        (
            Step(
                "helps",
                "Agree on 1 test of 10 minutes, and let the next 2 meetings go.",
                "It makes handover 5 minutes shorter. A month later 4 people come, with tea.",
            ),
            Step(
                "misses",
                "Let everyone write on cards what holds them back, without names, and read all of them aloud.",
                'There are 2 cards. Both say: "No time." They would have told you so.',
            ),
            Step(
                "boss",
                "Ask the matron to say that the meeting is part of everyone's duty.",
                "6 people come. Nobody speaks, and 1 leaves for a bell.",
            ),
            Step(
                "train",
                "Offer half a day on the method, so that the team finds its feet again.",
                "Nobody can be spared for it. The sister says that she is sorry.",
            ),
        ),
        "The will is there, and the strength is not. Short answers, empty posts and a full rota say so.",
    ),
    Story(
        "juniper",
        "Juniper Community Team",
        "tired",
        (
            "The team says yes to each idea and tries none. Its leader sends her emails at 11pm.",
            "She used to joke with you. Now she answers in 1 word.",
        ),
        (
            Step(
                "helps",
                "Go on a round with the leader, and ask how things are before you ask about tests.",
                '"There are 5 projects," she says in the car. "You are the nicest of them. I do your sheet at night."',
            ),
            Step(
                "vote",
                "Ask in the meeting which of the ideas they like least, and cross it out.",
                '"They are all fine," says the leader.',
            ),
            Step(
                "press",
                "Agree on clear dates with her, and send the team a friendly reminder 2 days before each.",
                "She thanks you for it, at 11:20pm. The dates pass.",
            ),
            Step(
                "solve",
                "Fill in the sheets yourself for a month, so that the project moves again.",
                "The sheets are full now. Nobody has looked at them.",
            ),
        ),
        "On the wall of her office hang 5 project plans of 5 departments. Her name stands on each of them.",
        (
            Step(
                "helps",
                "Take the list of 5 to the sponsor with her: which 2 matter now?",
                "3 of them are put off. In her first free week she tries the smallest of the ideas.",
            ),
            Step(
                "sell",
                "Tell them about a team that did as much as they do, and won a prize for it.",
                '"How nice," she says. The next email comes at 11:40pm.',
            ),
            Step(
                "misses",
                "Let the team begin anew and with fresh minds, with an aim that it chooses for itself alone.",
                "They choose a good one. Now there are 6.",
            ),
            Step(
                "train",
                "Find her a course on how to plan her time, and pay for it.",
                "She goes, and makes up for the day on Sunday.",
            ),
        ),
        "Yes to all and time for none: this leader carries 5 projects. No idea of hers is too small for that.",
    ),
    Story(
        "aspen",
        "Aspen Unit",
        "risk",
        (
            "The garden is to stay open until 10pm for a test. In the meeting everyone liked the idea.",
            "For 3 weeks the night staff have found a reason not to begin. They do not say more.",
        ),
        (
            Step(
                "helps",
                "Come in at 9pm with cake, and ask what would have to be true for it to be safe.",
                '"The camera by the wall is broken," says one. "With 2 of us on, nobody would see a person climb."',
            ),
            Step(
                "press",
                "Write to the night staff on which day the test begins, and who opens the door.",
                "They have noted it, they reply. That evening it rains, they say.",
            ),
            Step(
                "sell",
                "Bring 2 service users with you who can tell them what an evening in the garden means to people.",
                'They are moved. "We want it too," they say, and look at each other.',
            ),
            Step(
                "boss",
                "Ask the unit manager who it is that holds things up at night.",
                "She names a nurse who is always very careful.",
            ),
        ),
        "In the garden you see that the camera by the wall hangs from its cable and looks at the grass.",
        (
            Step(
                "helps",
                "Plan 1 safe hour with them: a third person, a mended camera, a word to stop.",
                "It goes well from 8pm to 9pm. They name the next evening themselves.",
            ),
            Step(
                "train",
                "Arrange a session on taking good risks for everyone who works at night.",
                "They know all of it. The camera still hangs from its cable.",
            ),
            Step(
                "misses",
                "Leave the night staff out of it, since nights are hard enough, and let the day staff lock up.",
                "Now the garden closes at 6pm. That is when people want to go out.",
            ),
            Step(
                "big",
                "Open the gardens of all units on the same day, so that nobody feels singled out.",
                "On the second evening there is a scare, and all the gardens are closed again.",
            ),
        ),
        "They want the garden open, and they see a danger that the plan has left out. That is care, and no delay.",
    ),
    Story(
        "hawthorn",
        "Hawthorn Clinic",
        "own",
        (
            "A letter told the reception team to test a new screen for checking in.",
            "They come to each meeting and take notes. Between meetings nothing is done.",
        ),
        (
            Step(
                "helps",
                "Ask what they would change about checking in, if nobody had written to them.",
                'It gets loud. "The queue at 8:30am! We have said so for 2 years. Then came this letter."',
            ),
            Step(
                "press",
                "Read the letter with them once more, line by line, and agree who does what until Friday.",
                '"If that is what is wanted," says one, and writes it down.',
            ),
            Step(
                "sell",
                "Explain what the screen can do for them, and how much time it will save.",
                '"It is surely very good," says one.',
            ),
            Step(
                "solve",
                "Run the first test for them, so that they see how easy it is.",
                "It works well. The next day the screen is switched off.",
            ),
        ),
        'A note in the tea room says: "Queue at 8:30am, our idea. Sent to the office in March. No answer."',
        (
            Step(
                "helps",
                "Let them begin with their idea, and ask the director what is fixed.",
                "In a week the queue is shorter. Then they ask what the screen could do about the rest.",
            ),
            Step(
                "train",
                "Have the maker of the screen train everyone for an hour, on all its functions.",
                "They can all work it now. It stays off.",
            ),
            Step(
                "misses",
                "Let them write on cards, without names, what they are afraid of.",
                'Most cards are empty. 1 says: "Nothing. Why?"',
            ),
            Step(
                "boss",
                "Ask the director to come and say how much this test matters to the trust.",
                "She comes and says it. They write it down.",
            ),
        ),
        "They are neither afraid nor worn out. Nobody asked them, and nobody answered their own idea.",
    ),
    Story(
        "rowan",
        "Rowan Therapy Team",
        "hurt",
        (
            'You speak of groups for new patients. "We tried that in 2019," says a therapist, and folds her arms.',
            "The others look at her. Nobody says anything more.",
        ),
        (
            Step(
                "helps",
                "Ask what happened in 2019, how it was for those who were there, and what they learned.",
                '"2 patients got worse, as we had warned. The report named us." Then: "You are the first to ask."',
            ),
            Step(
                "sell",
                "Explain what is different this time, and what has been learned elsewhere since.",
                '"They said that then, too," says the therapist.',
            ),
            Step(
                "vote",
                "Ask for a show of hands: who else sees it like this, and who does not?",
                "3 hands go up, half way. The others stay on the table.",
            ),
            Step(
                "round",
                "Begin with those who are open to it, and let her come to it in her own time.",
                "2 would join. They ask whether she will be angry with them.",
            ),
        ),
        "In a folder you find a report on the groups of 2019. It names 2 therapists, and 1 of them is hers.",
        (
            Step(
                "helps",
                "Agree what must not happen again, and let her say when a test stops.",
                "She writes 3 lines. Then she asks who would like to be in a first group of 3.",
            ),
            Step(
                "misses",
                "Give the team a month without the project and without you, so that it can get its strength back.",
                'After a month she says: "We tried that in 2019."',
            ),
            Step(
                "boss",
                "Let the new manager say in the next meeting that he stands behind the groups.",
                '"So did the last one," says somebody.',
            ),
            Step(
                "train",
                "Offer a day with an expert on how groups are led well.",
                "They lead groups very well already. It was not about that.",
            ),
        ),
        "She was there when it went wrong, and was blamed for it. What she knows can make the next test safe.",
    ),
    Story(
        "maple",
        "Maple Ward",
        "other",
        (
            "The team agrees that patients should go home before noon. 5 weeks later nothing has been tried.",
            '"It is not up to us," they say, and say no more.',
        ),
        (
            Step(
                "helps",
                "Ask them to show you the last 3 patients, hour by hour.",
                "They do it at once. All 3 were ready at 9am, and waited for medicines that came at 2pm.",
            ),
            Step(
                "press",
                "Say that each of us can do something, and ask everyone for 1 idea.",
                "There are 6 ideas: calls, lists, reminders. None of them is tried.",
            ),
            Step(
                "vote",
                "Ask them whether they really want patients to be home before noon.",
                '"Of course," they all say.',
            ),
            Step(
                "sell",
                "Show them what each hour in a bed costs, and who is waiting for it in A&E.",
                '"That is a lot," says the sister. "And now?"',
            ),
        ),
        "At 9:10am, 3 patients sit on their beds with their coats on. The pharmacist comes through the door at 1pm.",
        (
            Step(
                "helps",
                "Ask the pharmacist to their next meeting, and go through 1 morning together.",
                '"I could begin here at 10am on 2 days," she says. "Nobody ever told me that they wait."',
            ),
            Step(
                "misses",
                "Let the team choose another aim, one that it likes better.",
                "They choose one. The patients sit there in their coats.",
            ),
            Step(
                "accept",
                "Let it rest until the summer. A team that says it is not up to them is not ready for it.",
                "It rests. So do the patients, with their coats on.",
            ),
            Step(
                "train",
                "Teach the team how to plan a test, with an example from another ward.",
                "They can do it now, and find nothing that they could test alone.",
            ),
        ),
        "They said it themselves: the wait arises in the pharmacy's day. 2 teams have to look at it together.",
    ),
    Story(
        "bracken",
        "Bracken Unit",
        "rank",
        (
            "2 service users are in the project team for the first time. The talk is full of titles and short forms.",
            "Asked kindly whether they agree, both nod. Afterwards neither has a question.",
        ),
        (
            Step(
                "helps",
                "Meet the 2 of them over tea a day before, and go through the plan in their own words.",
                '"That form is about us, and it is wrong," says one. "But there were 4 doctors at the table."',
            ),
            Step(
                "vote",
                "Ask them in the meeting, each by name, whether they would like to add something to what was said.",
                '"No, thank you," says one. The other shakes her head.',
            ),
            Step(
                "sell",
                "Tell them in the meeting how much everyone values that they have come.",
                "They thank you, and look pleased. They say nothing else.",
            ),
            Step(
                "accept",
                "Write in the minutes that both have agreed, and send them the plan to read.",
                "They do not answer. The plan goes ahead.",
            ),
        ),
        'At the bus stop you hear one say to the other: "As if I would tell 4 doctors that their form is wrong."',
        (
            Step(
                "helps",
                "Open with what the 2 have prepared, and let all others only ask.",
                "The form loses 3 questions and gains 1. A doctor asks whether they would join his team too.",
            ),
            Step(
                "train",
                "Send them both on a course about how committees work, with a certificate at the end.",
                "They know now what minutes are. In the meeting they nod.",
            ),
            Step(
                "misses",
                "Ask less of them: let them come to every second meeting only.",
                "They come to every second meeting, and nod there.",
            ),
            Step(
                "press",
                "Say that all are equal in this room, and ask everyone for an open word.",
                "All agree that they are equal. The doctors go on.",
            ),
        ),
        "They know what is wrong with the form, and tell each other. 4 titles at a table can make 2 people silent.",
    ),
    Story(
        "willow",
        "Willow Call Centre",
        "tired",
        (
            "A new system came 8 weeks ago. The team sits in your meeting with headsets on, and nobody looks up.",
            'To each question somebody says: "Whatever you think."',
        ),
        (
            Step(
                "helps",
                "Sit beside one of them for an hour of calls before you ask anything at all.",
                '19 calls, no break, and the system stops twice. "I used to like this," she says between 2 calls.',
            ),
            Step(
                "sell",
                "Explain how much easier the project will make their work by the summer.",
                '"That would be nice," says one.',
            ),
            Step(
                "vote",
                "Let them choose between 3 ideas by a show of hands, so that it becomes their own project.",
                '"The first," says one. "Or the second. Whatever you think."',
            ),
            Step("boss", "Ask their manager which of them takes the least part in meetings.", "She gives you 2 names."),
        ),
        "On the board above them it says: 41 callers waiting, 0 breaks taken today.",
        (
            Step(
                "helps",
                "Ask which 1 thing costs them most each hour, and have only that mended.",
                "The log-in that stopped twice a day is mended within a week. Then somebody has an idea.",
            ),
            Step(
                "misses",
                "Ask which projects of earlier years went badly, and who was hurt by them then.",
                '"None that I know," says one. "It was all right then."',
            ),
            Step(
                "train",
                "Give the whole team an afternoon on the method, far away from the phones and screens.",
                "It is held, and was kindly meant. 60 callers wait, and they wait the next day as well.",
            ),
            Step(
                "press",
                "Agree with them that each of them brings 1 idea a week.",
                "Each brings 1. They are copied from the poster.",
            ),
        ),
        "They do not mind what is decided, because they have no strength to mind. A day without a break shows why.",
    ),
    Story(
        "hazel",
        "Hazel Ward",
        "risk",
        (
            "Patients who are stable may sleep from midnight to 6am. The healthcare assistants call it a fine idea.",
            "For 2 weeks of nights they have woken everyone as before, and say nothing about it.",
        ),
        (
            Step(
                "helps",
                "Ask the assistants, at night, to show you for whom they would not do it.",
                '"Bed 4 was called stable last week," says one. "I found her because I woke her. The list was old."',
            ),
            Step(
                "sell",
                "Show them the results of a ward on which this is done, and how well its patients sleep now.",
                '"Lovely," they say. They wake everyone.',
            ),
            Step(
                "press",
                "Remind the night staff at each handover that this has been agreed.",
                "They nod. They wake everyone.",
            ),
            Step(
                "vote",
                "Ask in the next meeting of the team whether anybody has doubts.",
                "No hand goes up. It is 2pm, and the night staff are asleep.",
            ),
        ),
        "The list of those who may sleep was made at noon. It is 11pm, and 1 of them has had a drip since 6pm.",
        (
            Step(
                "helps",
                "Try it with 2, from a list made at 10pm that an assistant may change.",
                "Both sleep until 6am. A third name was taken off, and rightly.",
            ),
            Step(
                "train",
                "Teach the night staff for an hour what sleep does for people who are ill.",
                "They knew it all. They wake everyone.",
            ),
            Step(
                "big",
                "Begin on all 9 wards on the first of the month, so that it is the same for everyone.",
                "On the third night a doctor stops it for the whole hospital.",
            ),
            Step(
                "misses",
                "Let them say on cards, without names, what else they would like to change about their nights.",
                "The cards are about lamps and doors. Lamps and doors are mended, and everyone is woken.",
            ),
        ),
        "By waking her they saved somebody, and by night a list from noon is old. What looks like a habit is care.",
    ),
    Story(
        "cedar",
        "Cedar Outpatients",
        "own",
        (
            "Visitors wrote a report with 14 changes for the clinic. Staff do what is due, and no more.",
            "In the meeting they wait until you read out the next point.",
        ),
        (
            Step(
                "helps",
                "Close the report, and ask on which trouble of their day they would spend an hour.",
                '"The lift!" say 3 at once. "People miss their time because of it. Nobody ever asked us."',
            ),
            Step(
                "press",
                "Agree who answers for each of the 14 changes, and by which day it has to be done.",
                "There are 14 names on the sheet now. That is all.",
            ),
            Step(
                "sell",
                "Explain how well the report was made, and what the clinic gains by it.",
                '"We have heard what it cost," says one.',
            ),
            Step(
                "solve",
                "Begin with the 3 easiest changes yourself, and show them how well it can work.",
                'They work well. The staff call them "yours".',
            ),
        ),
        "In the break 3 of them draw on the back of the report how people could get round the lift.",
        (
            Step(
                "helps",
                "Let them begin with 1 trouble of their own, and choose 1 of the 14 that goes with it.",
                "They test a sign and a helper at the lift. 2 of the 14 changes follow by themselves.",
            ),
            Step(
                "sell",
                "Invite the authors of the report to explain all 14 changes once more, each with an example.",
                "They explain it well. Somebody asks when the meeting ends.",
            ),
            Step(
                "boss",
                "Ask the director to sit in each meeting until the first 5 are done.",
                "She comes 3 times. 5 are done, and by May they are undone.",
            ),
            Step(
                "misses",
                "Halve the list to 7, because 14 changes are too much for a small clinic.",
                "They wait until you read out the first of the 7.",
            ),
        ),
        "They have strength and ideas. But none of the 14 changes is theirs, and nobody asked what they see.",
    ),
    Story(
        "linden",
        "Linden Porters",
        "hurt",
        (
            'You ask the porters to note near misses for a project. "We do not write things down here," says one.',
            "The others laugh, briefly. Then they look at their shoes.",
        ),
        (
            Step(
                "helps",
                "Ask, over a cup of tea, what became of things that were written down before.",
                '"Joe wrote one, 3 years ago. They read it out at his hearing." Nobody laughs now.',
            ),
            Step(
                "sell",
                "Tell them that such notes are there to learn from, and that no names are needed on them.",
                '"So it said on the form then," says one.',
            ),
            Step(
                "press",
                "Set a modest aim together: 5 notes a week from the whole team.",
                "There are 5 a week. All of them say: wet floor.",
            ),
            Step(
                "solve",
                "Go round with a pen for a week, and note for them what you see.",
                "You have 9 notes. They step aside when you come.",
            ),
        ),
        "Inside the door of a locker hangs a letter about a hearing. It is 3 years old.",
        (
            Step(
                "helps",
                "Agree with their manager in writing what a note may never be used for.",
                "The sheet hangs in their own room. After 2 weeks it has 6 lines, and none is about floors.",
            ),
            Step(
                "train",
                "Show them in half an hour how a good note is written, with 3 examples from another hospital.",
                "They can write a good one now. They write none.",
            ),
            Step("misses", "Give them a shorter form, as they have so little time.", "It is short. It is empty."),
            Step(
                "boss",
                "Let the chief executive write to all that noting near misses is everyone's duty.",
                "The letter hangs in the corridor. Somebody has drawn on it.",
            ),
        ),
        "They learned that what is written may be used against them. Only something that they can check mends that.",
    ),
    Story(
        "poplar",
        "Poplar Stroke Unit",
        "other",
        (
            "Scans must be done within 1 hour. In 4 meetings the team spoke of its own part, which takes 12 minutes.",
            "Then it gets quiet each time, and people look at the door.",
        ),
        (
            Step(
                "helps",
                "Go the way of the next patient with a watch, from the front door to the scan.",
                '12 minutes with the team, 9 in the lift, 41 at the scanner. "Here it ends for us," says the nurse.',
            ),
            Step(
                "sell",
                "Tell them what each minute means to a patient with a stroke.",
                '"We know," says the nurse. Then it is quiet again.',
            ),
            Step(
                "press",
                "Ask them to bring their own part down to 10 minutes first, as a good example for all.",
                "On Friday it is 10 minutes. No patient is scanned sooner.",
            ),
            Step(
                "vote",
                "Ask who of those in the room believes that 1 hour can be reached.",
                "Some hands go up. Some go down again.",
            ),
        ),
        "3 trolleys stand outside the scanner. The list on its door comes from the outpatient office.",
        (
            Step(
                "helps",
                "Bring the scanner's staff and the outpatient office in, and look at the list of 1 day with them.",
                "They find 2 times that nobody needs. For a week these are kept for strokes.",
            ),
            Step(
                "misses",
                "Let the team choose another aim, one that lies in its own hands.",
                "They choose one. 3 trolleys stand outside the scanner.",
            ),
            Step(
                "train",
                "Practise the first 12 minutes with the whole team, with an actor as the patient.",
                "They are 12 very good minutes now.",
            ),
            Step(
                "boss",
                "Ask the medical director to write to the scanner's staff that strokes come first.",
                "They write back that everything comes first.",
            ),
        ),
        "Their own part is quick, and they know where it ends. Those who could change the rest are not in the room.",
    ),
)
