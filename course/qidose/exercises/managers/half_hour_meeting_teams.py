"""The meetings of "Meeting in 30 minutes" (E-T4-07): 3 teams, 4 things that happen in each, and the tasks.

Each event has 4 replies. 1 keeps the person and the purpose ("holds"). The others are kindly meant or usual: they let
it run ("lets"), stop somebody ("cuts"), or take the matter out of the team's hands ("takes").
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["voice", "drift", "data", "solution"]
Way = Literal["holds", "lets", "cuts", "takes"]


@dataclass(frozen=True)
class Reply:
    """Something that whoever leads may say, what comes of it, and how many minutes it takes."""

    way: Way
    text: str
    then: str
    minutes: int
    belief: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happens in the meeting: who speaks, and what is seen and heard.

    Who does what in the meeting differs by learner: `{chart}` is the name of whoever shows the chart, and so on. So
    nothing in these words may say he or she of them.
    """

    kind: Kind
    who: str
    words: tuple[str, ...]
    replies: tuple[Reply, Reply, Reply, Reply]


@dataclass(frozen=True)
class Team:
    """A team, its aim, the first names of its people, and what happens in its meeting."""

    id: str
    opening: tuple[str, ...]
    names: tuple[str, str, str, str, str]
    events: tuple[Event, Event, Event, Event]


@dataclass(frozen=True)
class Task:
    """A task in the meeting, what it needs, and what may be known of the person whom it suits."""

    id: str
    text: str
    needs: str
    facts: tuple[str, str]


TASKS = (
    Task(
        "chart",
        "Shows the chart",
        "Can say how the numbers were counted",
        ("{name} does the counting, and draws the dots.", "{name} keeps the list that the numbers come from."),
    ),
    Task(
        "test",
        "Tells about the last test",
        "Was there when it was tried",
        (
            "{name} did it in the new way on Tuesday, and saw what happened.",
            "{name} tried the idea on Wednesday, and asked people what it was like.",
        ),
    ),
    Task(
        "time",
        "Keeps the time",
        "Stays for all 30 minutes, and takes no side",
        (
            "{name} is glad to learn how the team works, has no view yet, and stays to the end.",
            "{name} works with you until Friday only, can stay to the end, and does not mind what is decided.",
        ),
    ),
    Task(
        "notes",
        "Writes down what is decided",
        "Stays to the end, and is here next week",
        (
            "{name} comes each week, and likes to begin with last week's list.",
            "{name} is at every meeting, and asks afterwards who does what.",
        ),
    ),
    Task(
        "free",
        "Has no task today",
        "Needs a free head today",
        (
            "{name} brings an idea today, and would like everybody to hear it.",
            "{name} feels strongly about today's question, and has much to say.",
        ),
    ),
)

LARCH = Team(
    "larch",
    (
        "You lead the improvement meeting of Larch Ward. Patients wait too long for their medicines to take home.",
        "The aim: by 30 June, 8 of 10 patients have them by noon.",
    ),
    ("Rosa", "Obi", "Carys", "Wen", "Bea"),
    (
        Event(
            "voice",
            "Dr Iqbal, consultant",
            (
                '"It is quite simple. The pharmacy starts too late, and nobody tells them off."',
                "He has spoken for 5 minutes. {test}, who was there at the test, has twice begun to speak.",
            ),
            (
                Reply(
                    "holds",
                    "You see many rounds. Let us each write down what we saw, for 1 minute. {test}, please start.",
                    "{test} says that 3 bags lay ready at 11am, and nobody knew. Dr Iqbal writes it down.",
                    1,
                ),
                Reply(
                    "lets",
                    "Thank you, that is useful. Please go on, and at the end everybody else can add something.",
                    "He goes on. At the end there is no time, and {test} puts away pen and paper.",
                    6,
                ),
                Reply(
                    "cuts",
                    "I think that we have understood your point now. Other people would like to speak as well.",
                    "Dr Iqbal folds his arms. {test} has nothing to add.",
                    3,
                ),
                Reply(
                    "takes",
                    "I agree with you. I will write to the pharmacy today, and remind them to start earlier.",
                    "Dr Iqbal nods. Nobody else says anything, and {test} looks at the table.",
                    3,
                    "MC11",
                ),
            ),
        ),
        Event(
            "drift",
            "{notes}, who takes the notes",
            (
                '"And while we are at it: the rota for August is a scandal."',
                "3 people agree loudly. The next test has no plan yet.",
            ),
            (
                Reply(
                    "holds",
                    "That matters, and it needs more time. I put it on the list for Monday. What do we test next?",
                    "{notes} looks at the list and nods. Everybody turns to the next test.",
                    1,
                ),
                Reply(
                    "lets",
                    "Then let us talk about it now, while everyone is here and it is fresh in our minds.",
                    "It is a good talk. The next test gets what is left of the time.",
                    7,
                ),
                Reply(
                    "cuts",
                    "The rota has nothing to do with medicines. Please let us all stay with the subject.",
                    "{notes} goes quiet, and says nothing more today about anything.",
                    2,
                ),
                Reply(
                    "takes",
                    "You can leave the rota to me. I will change it tonight, and send you all the new one.",
                    "Now everyone wants to tell you what to change. It takes a while.",
                    6,
                ),
            ),
        ),
        Event(
            "data",
            "{chart}, who keeps the numbers",
            ('"I have no dots this week. We were 2 people short, and then I forgot."',),
            (
                Reply(
                    "holds",
                    "Thank you for saying so. What made it hard? Could we count 3 patients a day, on a card?",
                    "{chart} says that the form has 14 boxes. A card would take 1 minute, starting today.",
                    2,
                ),
                Reply(
                    "lets",
                    "Never mind, we all know roughly how it was. Did it feel better than the week before?",
                    "Most say that it was better. {time} says that it was worse. Nobody can show it.",
                    5,
                ),
                Reply(
                    "cuts",
                    "We all agreed to do this. I need everybody to try a little harder next week, please.",
                    "{chart} looks away. Next week's numbers are complete, and look very neat.",
                    2,
                    "MC11",
                ),
                Reply(
                    "takes",
                    "Then there is nothing to decide today. We will look at it again when we have 20 dots.",
                    "Nobody knows when that will be. {notes} closes the notebook.",
                    3,
                    "MC22",
                ),
            ),
        ),
        Event(
            "solution",
            "{free}, who brings an idea",
            ('"We need a second printer. Then the lists will be on time. Can we vote on it?"',),
            (
                Reply(
                    "holds",
                    "What would a second printer change? How could we find that out tomorrow, with 1 patient?",
                    "{free} says that lists wait behind letters. 1 list goes out at 8am tomorrow, and "
                    "{free} predicts a bag by 11am.",
                    2,
                ),
                Reply(
                    "lets",
                    "That is a good idea. Let us hear what else we could buy, and then choose the best.",
                    "You have 7 ideas and 2 quarrels. None of the ideas has been tested.",
                    7,
                ),
                Reply(
                    "cuts",
                    "There is no money for printers this year, and the one in 2023 did not help us either.",
                    "{free} shrugs. It is some time before anyone has another idea.",
                    3,
                ),
                Reply(
                    "takes",
                    "Then I will order it today, and from Monday the whole ward prints in the new way.",
                    "{free} is pleased. {time} asks what the lists really wait for. Nobody answers.",
                    3,
                    "MC26",
                ),
            ),
        ),
    ),
)

BOOKING = Team(
    "booking",
    (
        "You lead the improvement meeting of the booking office at Westgate. Many callers give up before they are "
        "answered.",
        "The aim: by 31 May, 9 of 10 callers reach somebody within 3 minutes.",
    ),
    ("Priya", "Hollie", "Samir", "June", "Ayo"),
    (
        Event(
            "voice",
            "Nils, booking clerk for 22 years",
            (
                '"Why do people ring twice? I could have told you that in 2004."',
                "He explains it for 6 minutes. {test}, who was there at the test, has twice begun to speak.",
            ),
            (
                Reply(
                    "holds",
                    "22 years of calls are worth a lot. Let us each write down 1 call. {test} first, then Nils.",
                    '{test} tells of a man who rang 4 times for a letter. "That one is new to me," says Nils.',
                    2,
                ),
                Reply(
                    "lets",
                    "Nils knows it better than anyone. Let us hear him to the end, and then we go on.",
                    "He reaches 2011. {test} has stopped trying.",
                    6,
                ),
                Reply(
                    "cuts",
                    "Nils, I think we have all heard that story before. Can we please look forward now?",
                    '"As you like," says Nils, and looks out of the window.',
                    2,
                ),
                Reply(
                    "takes",
                    "Then we do it as Nils says. Nils, please remind everyone what they have to tell callers.",
                    "Nils is glad to. {test} thinks of a man who rang 4 times, and does not mention him.",
                    3,
                    "MC11",
                ),
            ),
        ),
        Event(
            "drift",
            "{notes}, who takes the notes",
            (
                '"My screen went black again. And has anybody tried to sit on the new chairs?"',
                "Everyone laughs. There is still something important to come.",
            ),
            (
                Reply(
                    "holds",
                    "I want to hear that, at your desk at 3pm. Chairs go on the list. Now back to the calls.",
                    '"At 3, then," says {notes}. The others turn back to the chart.',
                    1,
                ),
                Reply(
                    "lets",
                    "It is good to laugh together. Let us take a little time for it, and see what is left.",
                    "There is more laughing. What was still to come gets 2 minutes.",
                    7,
                ),
                Reply(
                    "cuts",
                    "We are not here to talk about chairs. Please do that in your break, and not in here.",
                    "The laughing stops. So does the talking.",
                    2,
                ),
                Reply(
                    "takes",
                    "Good point. Let us set up a small group for chairs and screens. Who would like to join?",
                    "To set up a group takes 6 minutes and 2 dates.",
                    6,
                ),
            ),
        ),
        Event(
            "data",
            "{chart}, who keeps the numbers",
            ('"The phone system saved nothing this week. So I have nothing to show."',),
            (
                Reply(
                    "holds",
                    "That happens. What can we count by hand? The first 10 calls after 9am, on a sheet of paper?",
                    '"10 calls I can do tomorrow," says {time}. {chart} draws an empty chart for them.',
                    2,
                ),
                Reply(
                    "lets",
                    "Then tell us how it felt this week. You sit in the middle, so you hear everything.",
                    "It felt busy. It has felt busy since 2019.",
                    5,
                ),
                Reply(
                    "cuts",
                    "You could have noticed that on Monday, {chart}. Now we have lost a whole week of calls.",
                    "{chart} says sorry. The next time something breaks, you will hear of it later.",
                    2,
                ),
                Reply(
                    "takes",
                    "Then we wait until the system has saved 6 months. Before that we can decide nothing.",
                    "The test that {test} had planned for tomorrow is put off too.",
                    3,
                    "MC22",
                ),
            ),
        ),
        Event(
            "solution",
            "{free}, who brings an idea",
            ('"We need a recorded message that sends people to the website. Everyone agrees. When do we start?"',),
            (
                Reply(
                    "holds",
                    "What do we think callers will do then? Could you read it to 5 of them tomorrow, and ask?",
                    '"3 of 5 will stay on the line," says {test}. {free} writes it down as the prediction.',
                    2,
                ),
                Reply(
                    "lets",
                    "If everyone agrees, let us find the right words for it now. How should the message begin?",
                    "You have 5 first sentences. Nobody has asked a caller.",
                    7,
                ),
                Reply(
                    "cuts",
                    "The last message was a disaster, as you may remember. I do not want to go through it again.",
                    '"It was only an idea," says {free}.',
                    2,
                ),
                Reply(
                    "takes",
                    "We start on Monday, on all 6 lines at once. That will save us a good deal of talking.",
                    "{time} asks what people without a computer will do. Nobody knows, and it is decided.",
                    3,
                    "MC26",
                ),
            ),
        ),
    ),
)

FERNDALE = Team(
    "ferndale",
    (
        "You lead the improvement meeting of the community nurses in Ferndale. Nurses must often go back, because a "
        "dressing was missing.",
        "The aim: by 1 July, nurses go back after at most 1 home visit in 20.",
    ),
    ("Kofi", "Elin", "Tariq", "Zofia", "Megan"),
    (
        Event(
            "voice",
            "Maud, senior nurse",
            (
                '"And do you know what was in the bag? Nothing!"',
                "It is her second story, and well told. {test}, who was there at the test, has not spoken yet.",
            ),
            (
                Reply(
                    "holds",
                    "Nobody will forget that one. Now 1 thing from each of us. {test}, what did you see?",
                    '{test} says that the list is changed after the bags are packed. "That explains it," says Maud.',
                    2,
                ),
                Reply(
                    "lets",
                    "Do tell us the next one as well, Maud. It is good for us all to laugh at it together.",
                    "It is. {test} laughs with the others, and says nothing.",
                    6,
                ),
                Reply(
                    "cuts",
                    "Maud, could you please keep it a little shorter? We have an agenda to get through.",
                    "Maud keeps it very short for the rest of the day.",
                    2,
                ),
                Reply(
                    "takes",
                    "You know it best, Maud. Please train the others, so that they pack the bags as you do.",
                    "Maud explains how to pack a bag. Everyone in the room has packed 1,000 of them.",
                    5,
                    "MC27",
                ),
            ),
        ),
        Event(
            "drift",
            "{notes}, who takes the notes",
            (
                '"Parking in Mill Lane is impossible. I got another fine."',
                "Everyone has a story about Mill Lane, and the agenda has more to come.",
            ),
            (
                Reply(
                    "holds",
                    "A fine on top of a visit is hard. I take it to the council on Thursday. Now our next point?",
                    "{notes} finds the page, and the others follow.",
                    1,
                ),
                Reply(
                    "lets",
                    "Now that we have started, let us collect them all. Who else has had a fine this month?",
                    "You collect 9 fines. The rest of the agenda waits.",
                    7,
                ),
                Reply(
                    "cuts",
                    "Parking is not on the agenda today, so I am afraid that we cannot talk about it here.",
                    "{notes} says quietly that what matters to nurses never is.",
                    2,
                ),
                Reply(
                    "takes",
                    "I will write to the council about it at once. What do you think I should put in the letter?",
                    "Everyone helps. It becomes a long letter.",
                    6,
                ),
            ),
        ),
        Event(
            "data",
            "{chart}, who keeps the numbers",
            ('"3 of the 5 cars did not hand in their sheets. So I left the chart as it was."',),
            (
                Reply(
                    "holds",
                    "An empty place is honest. What would be easy at the end of a visit? A text with yes or no?",
                    '"Yes or no I can do at the door," says {time}. {chart} counts from tomorrow.',
                    2,
                ),
                Reply(
                    "lets",
                    "Then let us take the 2 cars that we have, and guess what the other 3 would have had.",
                    "The 2 cars pack at home. Nobody is sure what the number means.",
                    5,
                ),
                Reply(
                    "cuts",
                    "Then I will read out who has not handed in. With a little effort everyone can do it.",
                    "3 people look at the floor. Next week there are 5 sheets, all written on the last evening.",
                    2,
                    "MC11",
                ),
                Reply(
                    "takes",
                    "Without all 5 cars it is of no use. We decide nothing until the numbers are complete.",
                    "They have never been complete. {free} says nothing of the new idea.",
                    3,
                    "MC22",
                ),
            ),
        ),
        Event(
            "solution",
            "{free}, who brings an idea",
            ('"Every car needs a full second bag. Then nothing can be missing. I have the prices here."',),
            (
                Reply(
                    "holds",
                    "What is missing most, do you think, and why? What would 1 bag in 1 car show us this week?",
                    "{free} thinks of 3 things. {test} takes them in 1 bag tomorrow, and predicts no second visit.",
                    2,
                ),
                Reply(
                    "lets",
                    "Interesting. Let us go through your price list together, and see what we can afford.",
                    "You go through 4 pages. Nobody asks what was missing, and why.",
                    7,
                ),
                Reply(
                    "cuts",
                    "We cannot buy our way out of this. What we need is more care when the bags are packed.",
                    "{free} folds up the paper. {test}, who packs with care, looks hurt.",
                    2,
                    "MC11",
                ),
                Reply(
                    "takes",
                    "Order 5 of them, then. If we do this at all, let us do it in every car from day 1.",
                    "It is quickly decided. Nobody has said what they expect to see.",
                    2,
                    "MC26",
                ),
            ),
        ),
    ),
)

TEAMS = (LARCH, BOOKING, FERNDALE)
