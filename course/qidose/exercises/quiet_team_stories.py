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
                "Next time, hand out cards before anybody speaks: what could stop this plan?",
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
                "Agree with him that the clerks show their work at their desks, and he only asks questions.",
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
                "Agree on 1 test of 10 minutes with 1 patient, and let the next 2 meetings go.",
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
                "Go with her to the sponsor with the list of 5, and ask which 2 matter this quarter.",
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
                "Plan 1 safe hour with them: a third person, the camera mended, and a word that stops it.",
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
                "Let them begin with their own idea for the queue, and ask the director what is fixed.",
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
                "Write down with them what must not happen again, and let her say when a test stops.",
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
                "Ask them to show you the last 3 patients who went home, hour by hour.",
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
)
