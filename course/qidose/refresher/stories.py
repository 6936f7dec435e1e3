"""The stories of the quarterly refresher, 1 for each quarter: 2 years pass before one comes again.

Everyone has the same story in a quarter, so that a team or a workshop can talk about it. Each asks 2 things: what in
the way of working made this likely (the system), and what to do first with the people who are in it (the human side).
"""

from dataclasses import dataclass

from .quarter import Quarter


@dataclass(frozen=True)
class Way:
    """An answer on offer, and what is said to it. `belief` is the misconception that it shows, if any."""

    text: str
    said: str
    belief: str = ""


@dataclass(frozen=True)
class Question:
    """A question with its answers; the first of `ways` is the right one."""

    label: str
    ways: tuple[Way, Way, Way, Way]


@dataclass(frozen=True)
class Story:
    """What happened, in short paragraphs; a question about the system, and one about the people."""

    id: str
    title: str
    words: tuple[str, ...]
    system: Question
    people: Question


VAN = Story(
    "van",
    "Results at 4 o'clock",
    (
        "At Hazel Street Surgery the blood results come at 4pm. The duty doctor then rings patients until 7pm, and "
        "reception stays too.",
        '"We need people who are willing to stay longer," says the practice manager. Nobody looks up.',
        "Sunita, at reception, knows that the van fetches the samples at 2pm. It has always done so.",
    ),
    Question(
        "What makes the evenings so late?",
        (
            Way(
                "The hour of the van: all the rest waits for it",
                "Nobody chose 7pm. It follows from a van that was booked long ago.",
            ),
            Way(
                "The duty doctor, who takes too long for each call",
                "Any doctor would be late with results that come at 4pm.",
                "MC10",
            ),
            Way(
                "The staff, who are not willing enough to stay on",
                "More goodwill would fill the evening. It would not make it shorter.",
                "MC11",
            ),
            Way(
                "The patients, of whom too many have their blood taken",
                "The story does not say so. And the same number at noon would be done by 3pm.",
            ),
        ),
    ),
    Question(
        "What would you do first?",
        (
            Way(
                "Ask Sunita what she sees, and what she would try",
                "She knows something that nobody has asked for. And what she helps to plan, she will help to carry.",
            ),
            Way(
                "Thank everybody, and share out the late evenings fairly",
                "It is fair. But it makes a poor way of working last longer.",
                "MC11",
            ),
            Way(
                "Book the van for noon, every day from next Monday on",
                "It may be right. But nobody knows yet what noon would do to the morning.",
                "MC26",
            ),
            Way(
                "Explain to the team why quick results matter to patients",
                "They know. That is why they stay until 7pm.",
                "MC27",
            ),
        ),
    ),
)

LISTS = Story(
    "lists",
    "2 lists for 1 tray",
    (
        "On Tuesday an instrument was missing from a tray, and the first operation began 40 minutes late.",
        '"We pack what our list says," says Devi from sterile services. "And we check by ours," says Marek from the '
        "theatre.",
        "1 list is from 2019, and the other from 2022. Both are signed.",
    ),
    Question(
        "What made this likely?",
        (
            Way(
                "2 departments, 2 lists, and nobody for both of them",
                "Each did its own part well. The fault lies between them, where nobody works.",
            ),
            Way(
                "Somebody packed the tray without enough care that day",
                "The tray was packed just as the list says. More care would pack it wrongly again.",
                "MC11",
            ),
            Way(
                "The check in the theatre was not done strictly enough",
                "It was done, by another list. A check does not make 2 lists agree.",
            ),
            Way(
                "The 2 departments do not want to work with each other",
                "Nothing in the story says so. They have never had to agree on anything.",
                "MC28",
            ),
        ),
    ),
    Question(
        "What would you say to Devi and Marek?",
        (
            Way(
                '"You both did as your list says. Can we look at 1 tray?"',
                "It takes the blame away, and it brings together what each of them knows.",
            ),
            Way(
                '"Which of you can tell me how this mistake could happen?"',
                "The question looks for a person. So each of them will defend a list.",
            ),
            Way(
                '"I will write a new list tonight, and send it to you both."',
                "Then there are 3 lists, and the third is by somebody who does not pack.",
            ),
            Way(
                '"Let us all be more careful with the trays from now on."',
                "They were careful. Nothing will be different on the next Tuesday.",
                "MC11",
            ),
        ),
    ),
)

CUFF = Story(
    "cuff",
    "A form that stays empty",
    (
        "Elm Ward has a new form for patients who may fall. After 3 weeks half of the forms are empty.",
        '"People here resist everything new," says the ward manager.',
        "Abena works at night. The form asks for blood pressure, lying and standing. At night the only cuff is 1 floor "
        "down.",
    ),
    Question(
        "What makes empty forms likely?",
        (
            Way(
                "The form needs something that nobody has at night",
                "With the cuff 1 floor down, an empty form is what anybody would leave.",
            ),
            Way(
                "The staff resist the form, because it is new",
                "It looks like that from the day shift. Abena has a reason that nobody asked for.",
                "MC28",
            ),
            Way(
                "The staff have not been trained well enough for it",
                "They know how to take blood pressure. Training does not carry a cuff upstairs.",
                "MC27",
            ),
            Way(
                "The forms are not checked often enough by anyone",
                "A check finds empty forms sooner. It does not fill them.",
            ),
        ),
    ),
    Question(
        "What would you do first?",
        (
            Way(
                "Go through the form with Abena, on a real night",
                "You see what she sees. And the next idea is likely to fit the night as well.",
            ),
            Way(
                "Show how many forms each nurse has left empty so far",
                "A list of names will bring out full forms. Not all of them will be true.",
                "MC10",
            ),
            Way(
                "Remind everyone of the form at each handover this week",
                "Those who hear it will nod. The cuff is still 1 floor down.",
                "MC11",
            ),
            Way(
                "Wait for some time, until people are used to the form",
                "They will get used to leaving it empty.",
            ),
        ),
    ),
)

CAKE = Story(
    "cake",
    "Cake in May",
    (
        "In May the booking line answered 93 of 100 calls. The manager brought cake: whatever you did, do it again.",
        "In June it was 84. At the meeting everybody looks at the table.",
        "For 2 years each month has been between 78 and 94, up and down, with no run on either side.",
    ),
    Question(
        "What happened between May and June?",
        (
            Way(
                "Nothing that differs from what is usual on this line",
                "Both months are as usual. The line as it is set up gives 78 to 94.",
            ),
            Way(
                "The cake worked for a month, and then it wore off",
                "After a very good month the next one is mostly lower, with cake or without.",
                "MC09",
            ),
            Way(
                "Something went wrong in June, and it must be found",
                "9 less looks like much. It is as much as from month to month before.",
                "MC01",
            ),
            Way(
                "The staff tried less hard, once they had been praised",
                "No one's effort changed the line. It gave a usual month.",
                "MC11",
            ),
        ),
    ),
    Question(
        "What would help this team most?",
        (
            Way(
                "Look at the 2 years together: what makes calls wait?",
                "It takes the weight off single months. And it asks those who hear the callers.",
            ),
            Way(
                "Ask each of them what they did differently in June",
                "They will find something to say, and feel that it is about them.",
                "MC10",
            ),
            Way(
                "Set 93 as the target, as they have shown that they can",
                "93 is the top of what is usual. They would miss it nearly every month.",
                "MC05",
            ),
            Way(
                "Promise cake for each month in which they reach 90",
                "The months above 90 will come by chance, and so will the cake.",
                "MC11",
            ),
        ),
    ),
)

CUPBOARD = Story(
    "cupboard",
    "The cupboard by the door",
    (
        "Rowan Day Unit moves its medicine cupboard beside the door, to save steps. All nurses were asked, and all "
        "agreed.",
        "In the first week the oxygen trolley stands in front of it each day at noon.",
        "Luiz, who cleans there, would have known. The trolley waits by the door while he does the floor.",
    ),
    Question(
        "What made this likely?",
        (
            Way(
                "Many kinds of work meet there, and the plan saw 1",
                "Medicines, oxygen and floors share 1 door. A change to one meets the others.",
            ),
            Way(
                "Whoever put the trolley there, without thinking ahead",
                "It has stood there at noon for years. It was the cupboard that came.",
            ),
            Way(
                "The nurses, who agreed too quickly to a new place",
                "For their own work it was a good place. They could not see the rest.",
            ),
            Way(
                "The room is too small, so nothing could have been done",
                "In the same room a change at 1pm, or 2 steps further, may work.",
            ),
        ),
    ),
    Question(
        "What would you do before the next move?",
        (
            Way(
                "Walk through a day in the room with all who use it, Luiz too",
                "Each of them sees another hour of the room. Together you see the whole day.",
            ),
            Way(
                "Tell everyone where the oxygen trolley must stand from now on",
                "It moves the trouble to another place, and to people who were not asked.",
            ),
            Way(
                "Let the whole team vote on the 3 best places for it",
                "A vote tells what people like. It does not tell what happens at noon.",
            ),
            Way(
                'Put up a clear sign: "Keep free for the medicine cupboard"',
                "Luiz can read. At noon the trolley has no other place.",
                "MC11",
            ),
        ),
    ),
)

BUS = Story(
    "bus",
    "4 empty chairs",
    (
        "Of 10 patients booked for the morning group of the physiotherapists, 4 do not come.",
        'A poster went up: "Missed appointments cost us all". Then it was 4 again, and once 5.',
        '"I would come," says Mr Haddad. "But the bus at 8:30am stopped in spring, and the next is too late."',
    ),
    Question(
        "What makes empty chairs likely?",
        (
            Way(
                "The hour does not fit how people can get there",
                "The group and the bus are 1 system for Mr Haddad, though nobody runs both.",
            ),
            Way(
                "Patients think too little of what an appointment is worth",
                "That is easy to believe of people who are not there. The one who was asked wants to come.",
                "MC28",
            ),
            Way(
                "The poster did not say clearly enough what it costs",
                "More words do not bring back a bus.",
                "MC27",
            ),
            Way(
                "The staff do not work hard enough at filling the group",
                "They book 10 each time. How many can come is decided elsewhere.",
                "MC11",
            ),
        ),
    ),
    Question(
        "What would you do first?",
        (
            Way(
                "Ask 5 of them what was in the way, and try 1 later hour",
                "Now patients help to plan it. And 1 later hour is a test that can fail safely.",
            ),
            Way(
                "Send 2 reminders to every patient from next week on",
                "It is much work for all. And most of them had not forgotten.",
                "MC26",
            ),
            Way(
                "Take people off the list when they have missed 1 morning",
                "The chairs look better, and those who need help most are gone.",
            ),
            Way(
                "Explain to patients again why exercise is important",
                "Mr Haddad knows. He would like to be there.",
                "MC27",
            ),
        ),
    ),
)

HUDDLE = Story(
    "huddle",
    "The same board, another ward",
    (
        "Heron Ward meets at 8am for 5 minutes around a board. It works so well that Plover Ward copies it: same hour, "
        "same board.",
        "After a month 3 people come, and the board is empty.",
        "On Plover Ward the therapists begin at 9:30am. At 8am the night staff are still washing patients.",
    ),
    Question(
        "What makes this likely?",
        (
            Way(
                "At 8am half of the team cannot be there at all",
                "The idea is good. Its hour came from a ward with another morning.",
            ),
            Way(
                "Plover Ward has more people who are against change",
                "It looks so at 8am. But half of them are not in the building.",
                "MC28",
            ),
            Way(
                "The board on Plover Ward was not made with enough care",
                "It is the same board. A tool does not bring people together.",
                "MC29",
            ),
            Way(
                "A month is too short: it has to be kept up for a year",
                "In a year the therapists will still begin at 9:30am.",
            ),
        ),
    ),
    Question(
        "What would you do first?",
        (
            Way(
                "Ask when they are all there, and try that for 2 days",
                "They make it their own. 2 days are enough to see what to change.",
            ),
            Way(
                "Make it a duty for everyone to be at the board at 8am",
                "They may come. Then patients wait, half washed.",
            ),
            Way(
                "Ask Heron Ward to come over and train them in it",
                "Standing around a board needs no training. It needs an hour that fits.",
                "MC27",
            ),
            Way(
                "Show them once more the good results of Heron Ward",
                "To be compared with others makes few people curious.",
                "MC10",
            ),
        ),
    ),
)

QUIET = Story(
    "quiet",
    "The quiet hour",
    (
        "In spring Joanna, a night nurse, began to dim the lights on Maple Ward at 11pm. Patients slept nearly an hour "
        "longer.",
        "In September Joanna moved. By November the nights are as loud as before.",
        '"They went back to their old ways," says the matron. It is written down nowhere, and nobody counts sleep any '
        "more.",
    ),
    Question(
        "Why did it not last?",
        (
            Way(
                "It hung on 1 person, and nobody else had the job",
                "A way of working that only 1 person carries leaves with that person.",
            ),
            Way(
                "The other night staff do not care enough about sleep",
                "They did it for months. Then nothing told them that it had stopped.",
                "MC11",
            ),
            Way(
                "The change never really worked, it only seemed so",
                "It was counted, and it stopped when Joanna left. That speaks for it.",
                "MC19",
            ),
            Way(
                "People always go back to what they know after a time",
                "They go back where the old way is easier. That can be changed.",
                "MC28",
            ),
        ),
    ),
    Question(
        "What would you do first?",
        (
            Way(
                "Ask the night staff what would make it easy now",
                "They know what gets in the way at 11pm. And it becomes theirs.",
            ),
            Way(
                "Ask Joanna to come back for 1 night in each week",
                "It helps on that night, and it still hangs on Joanna.",
            ),
            Way(
                "Train all the night staff again in how to dim the lights",
                "They know where the switch is.",
                "MC27",
            ),
            Way(
                "Hang a reminder beside the switch: lights down at 11pm",
                "It may help for a while. Nobody would notice when it stops helping.",
                "MC11",
            ),
        ),
    ),
)

STORIES = (VAN, CUFF, CAKE, LISTS, BUS, CUPBOARD, QUIET, HUDDLE)
KINDLY = {
    "MC01": "It is natural to look for a reason when a number moves.",
    "MC05": "A good month looks like a promise. It shows only what is possible by chance.",
    "MC09": "It is natural to think that our reaction worked.",
    "MC10": "It is natural to look for who did it. Mostly the way of working decides what people can reach.",
    "MC11": "To ask for more effort is natural. Most people give it already.",
    "MC19": "What has stopped may still have worked.",
    "MC26": "A big step feels strong. A small test shows more, and does less harm.",
    "MC27": "Training helps where people do not know how. Here they do.",
    "MC28": "It can feel as if people resist change. Mostly they know something that the change needs.",
    "MC29": "A tool is easy to copy. What makes it work is not.",
}


def story_of(quarter: Quarter) -> Story:
    """The story of a quarter."""
    return STORIES[quarter.place % len(STORIES)]
