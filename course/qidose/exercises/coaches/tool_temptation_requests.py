"""The bank of "A fishbone for everything" (E-T5-09): teams that ask for a fishbone, and 4 things a coach may say.

What makes a reply the best, so that new requests can be judged alike:

    fishbone   trouble that comes again, many guesses of different kinds, no facts yet, and those who know can meet
    facts      the counts are there, and point somewhere
    look       nobody has seen the work, or asked those who get it
    count      the guesses are there, and a short count can tell them apart
    chart      it is not known whether anything changed
    aim        it is not agreed what should be different, or for whom
    test       the cause is known and an idea is ready
    else       no work for an improvement project: mend it, keep a rule, check a standard, talk with 1 person
    safe       people may come to harm today: make it safe and report it, learn afterwards

The other replies: `more` (data for their own sake), `cause` (of what may be usual variation), `remind`, `train`,
`audit`, `big` (a test with everyone), `solve` (the coach's own answer), `tool` (another tool for its own sake).
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "fishbone", "facts", "look", "count", "chart", "aim", "test", "else", "safe",
    "more", "cause", "remind", "train", "audit", "big", "solve", "tool",
]  # fmt: skip


@dataclass(frozen=True)
class Reply:
    """Something that the coach may say, and what it comes to."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Request:
    """A team's wish. The first of `replies` is the best; `why` says afterwards what makes it so."""

    id: str
    title: str
    text: tuple[str, ...]
    why: str
    replies: tuple[Reply, Reply, Reply, Reply]

    @property
    def best(self) -> Kind:
        """What helps next."""
        return self.replies[0].kind


_FISHBONE = (
    Request(
        "cold-meals",
        "Cold meals",
        (
            "Patients on 5 wards say that meals come cold. Cooks, porters and nurses each suspect something else.",
            'Nothing is written down. All 3 groups could come on Tuesday, and say: "A fishbone?"',
        ),
        "Many guesses of different kinds, no facts yet, and those who know can meet. That is what a fishbone is for.",
        (
            Reply("fishbone", "Yes, all 3 groups at 1 sheet. Then each group chooses a guess to check at lunch."),
            Reply(
                "more", "Could you measure each tray on all wards for 3 months first, so that you have a solid base?"
            ),
            Reply("remind", "Could the porters be asked to walk a little faster, while you look into it?"),
            Reply(
                "solve",
                "Heated trolleys ended this where I worked before. Shall I send you the name of the firm, and a price?",
            ),
        ),
    ),
    Request(
        "lost-hearing-aids",
        "Hearing aids that go missing",
        (
            "On Wren Ward hearing aids get lost again and again. Staff name trays, laundry, moves and visitors.",
            'No report says how it happened. The night team would come in early. "Can we do a fishbone?"',
        ),
        "Nobody holds more than a piece of this, and no report helps. Guesses in 1 place show what to watch for.",
        (
            Reply(
                "fishbone",
                "Do it while both teams are there. Then choose what to watch for the next time that 1 is lost.",
            ),
            Reply("audit", "An audit of all patients' belongings would show how far you are from the policy."),
            Reply(
                "train",
                "What about a short course on looking after hearing aids, for everyone on the ward, nights too?",
            ),
            Reply("cause", "How was the last one lost? Find that out, and you will know what is behind them all."),
        ),
    ),
    Request(
        "slow-logins",
        "Mornings that start late",
        (
            "The memory clinic starts 20 minutes late most mornings. It has done so for a year.",
            'Clerks, nurses and porters blame keys, computers, lifts and post. They ask: "May we draw a fishbone?"',
        ),
        "The trouble comes again, the guesses are of many kinds, and no facts are there. Sort them, then check.",
        (
            Reply("fishbone", "Good moment for it. Put every guess up, and mark the 3 that you can check this week."),
            Reply(
                "tool",
                "A driver diagram would suit you better. It is what the programme wants. Shall I show you?",
            ),
            Reply("remind", "What if the clinic manager asked everyone, kindly, to come 20 minutes earlier?"),
            Reply("cause", "What was different this Monday, when you began 31 minutes late? Begin with that."),
        ),
    ),
    Request(
        "itchy-dressings",
        "Dressings that come off",
        (
            "Leg dressings come off before the next visit. It happens with all nurses and in all homes.",
            'The team has ideas about skin, shoes, sleep, stock and timing, and no record. "Fishbone next week?"',
        ),
        "Ideas of many kinds, and no record that could choose among them. A fishbone sorts what to find out.",
        (
            Reply(
                "fishbone",
                "Yes, and ask 2 patients to join you. Which branch could you look at on your next visits?",
            ),
            Reply(
                "audit",
                "How far are you from the standard for dressings? Compare 50 past visits with it, and you will know.",
            ),
            Reply(
                "solve",
                "It is nearly always the stock. I would speak with the supplier first, and change the brand.",
            ),
            Reply("train", "Would a refresher on dressings help? I could book the tissue nurse for an afternoon."),
        ),
    ),
    Request(
        "letters-back",
        "Letters that come back",
        (
            "Some 40 letters a week come back to the records office unopened. Nobody knows why.",
            'Clerks, GPs and the post room all have a view, and have never sat together. "Let us do a fishbone!"',
        ),
        "3 groups with 3 views have never met. To lay their guesses side by side is a good first hour.",
        (
            Reply(
                "fishbone",
                "With all 3 in the room, yes. Could you check your guesses on some letters?",
            ),
            Reply(
                "big",
                "Why not change the envelope for all clinics from Monday, and see what comes of it by the summer?",
            ),
            Reply("remind", "A note to all GPs could ask them to keep addresses up to date. Would that do?"),
            Reply("more", "Keep a record for 6 months, so that nobody can say that you began too early."),
        ),
    ),
    Request(
        "tired-theatre",
        "Staff who leave after a year",
        (
            "New theatre staff often leave within a year. Leavers, mentors and managers have offered to talk.",
            'Pay, rotas, noise, parking and teaching are named. Nobody has looked into it. "A fishbone, please?"',
        ),
        "Here are many possible causes and nothing to choose by. The people who know have offered to come.",
        (
            Reply(
                "fishbone",
                "That fits, if the leavers hold the pen. Which of the guesses could you check first, and with whom?",
            ),
            Reply(
                "cause",
                "Why did the last one go, in March? Start with the newest case, while people still remember it.",
            ),
            Reply("train", "A course in resilience has helped elsewhere. Shall we find out who runs it?"),
            Reply("tool", "What about a Pareto chart of the causes first? I can show you how it is made in 5 minutes."),
        ),
    ),
    Request(
        "wet-floors",
        "Puddles by the entrance",
        (
            "The floor at the main door is wet on most days. People have slipped, and cones now stand there.",
            'Cleaners, security and estates each have a guess, and meet on Friday. "Shall we take the fishbone?"',
        ),
        "People are safe for now, the guesses differ in kind, and nothing is known yet. So sort them and go to see.",
        (
            Reply("fishbone", "Yes, standing at the door. Each group writes its guesses, and you check 2 there."),
            Reply(
                "audit",
                "Was the cleaning schedule signed on each day? That is the standard, after all, so begin there.",
            ),
            Reply("remind", "Would a large sign help? People could be asked to dry their shoes on the mat."),
            Reply("more", "Photograph the floor each hour for a quarter of a year. Then we can speak about causes."),
        ),
    ),
)

_FACTS = (
    Request(
        "blood-forms",
        "Forms that are sent back",
        (
            "The laboratory noted why it sent back 180 forms. On 96 of them the ward was missing.",
            'The team on Lapwing Ward is keen: "So let us do a fishbone on forms!"',
        ),
        "More than half are of 1 kind, and a fishbone would put guesses in place of that count.",
        (
            Reply(
                "facts",
                "Your count is a strong hint. What would you like to know about those 96, and who could show you?",
            ),
            Reply("fishbone", "Good idea. Who should be there, so that all kinds of causes come up?"),
            Reply("more", "Could you wait for 500 forms? Only then will the order of the reasons be quite safe."),
            Reply("train", "All wards could do the e-learning on forms. Shall I ask for the list of names?"),
        ),
    ),
    Request(
        "ward-calls",
        "Calls at night",
        (
            "Staff on Dunlin Ward ticked 300 night calls by reason. 140 were for the toilet, and 52 for pain.",
            '"Now we need a fishbone of why people call," says the charge nurse.',
        ),
        "Their own ticks say where to begin. The next question is about the 140, and no longer about all calls.",
        (
            Reply("facts", "Take your biggest pile. When do those 140 calls come, and what happens just before?"),
            Reply(
                "fishbone",
                "Then let us draw one. What would you put on the bones for staff, place, methods and patients?",
            ),
            Reply("solve", "On my ward we went round at 10pm and at 4am. You could simply do the same."),
            Reply("more", "Tick for 3 more months, please. With numbers as small as these you never know."),
        ),
    ),
    Request(
        "late-reports",
        "Scan reports that are late",
        (
            "Of 250 late scan reports, 170 were typed on time and then waited for a signature.",
            'The manager wants a fishbone with all 9 teams, "so that everybody feels heard".',
        ),
        "Being heard matters. But 170 of 250 wait at 1 step, and those who sign can be heard about that.",
        (
            Reply(
                "facts",
                "Sit for an hour with those who sign, and find out what a signature waits for.",
            ),
            Reply(
                "fishbone",
                "Who should be there from each team? 9 teams bring 9 views, and 1 large fishbone can sort them.",
            ),
            Reply("remind", "Perhaps an email to the consultants is quicker. They may not know how it looks."),
            Reply(
                "audit", "Could you check a sample against the standard of 5 days first, to prove that they are late?"
            ),
        ),
    ),
)

_LOOK = (
    Request(
        "porter-waits",
        "Where porters lose time",
        (
            "The transport office says that porters wait too long. No one from the office has walked with a porter.",
            '"We have booked a room for a fishbone," they say. No porter is coming.',
        ),
        "A room of people who have not seen the work makes a tidy list of guesses. The work itself is next door.",
        (
            Reply("look", "Let 2 of you walk with a porter on Thursday, and write down what they see."),
            Reply(
                "fishbone",
                "Fine, a room is a start. Which 4 bones will you take, and who will make sure that all speak freely?",
            ),
            Reply("more", "Could you get last year's data on all 40,000 jobs? The answer will be somewhere in there."),
            Reply(
                "solve",
                "Give them phones. When porters can be reached, the waits go away, as they did in my old trust.",
            ),
        ),
    ),
    Request(
        "carers-unhappy",
        "Carers who are unhappy",
        (
            "Carers scored the Rowan Unit low on feeling welcome. The survey has no comments.",
            'Staff plan a fishbone on why carers are unhappy. "We know our carers," they say.',
        ),
        "Only carers know what made them feel unwelcome. Staff's guesses may be quite wrong, and are hard to unlearn.",
        (
            Reply("look", "You may be right. Could you ask 5 carers what happened on their last visit, and see?"),
            Reply("fishbone", "Then you have all you need. Would you put people, place and rules on the bones?"),
            Reply("remind", "Let us ask each colleague to smile and to say hello. It costs nothing."),
            Reply("audit", "How far does the unit meet the carers' charter? I can send you the tool that scores it."),
        ),
    ),
    Request(
        "discharge-steps",
        "The way home",
        (
            "Going home takes 7 hours from the decision. Doctors, pharmacists and nurses know only their own part.",
            'They say: "We will each bring our causes for the fishbone."',
        ),
        "Nobody has seen the whole way. Followed once from end to end, it shows where the hours go.",
        (
            Reply("look", "On Monday we could follow 1 patient with a watch, from the decision to the door."),
            Reply("fishbone", "Each part on its own bone, then. That way no profession is forgotten."),
            Reply(
                "tool",
                "What about a driver diagram? Each part becomes a primary driver, and each driver gets its changes.",
            ),
            Reply("big", "Try seeing all patients who may go home before 9am, on all wards, from next week."),
        ),
    ),
    Request(
        "prayer-room",
        "A room that stays empty",
        (
            "The new room for relatives is hardly ever used. Relatives sit in the corridor.",
            'The team wants a fishbone on "why relatives do not use it". No relative has been asked.',
        ),
        "The answer sits in the corridor. 3 short talks will tell more than 30 guesses.",
        (
            Reply("look", "They are in the corridor now. Sit down with 3 of them today, and ask what they need."),
            Reply(
                "fishbone",
                "A good case to practise on, since nothing can go wrong. Shall I bring the pens on Wednesday?",
            ),
            Reply("remind", "More signs may do it, and an arrow on the floor. People just do not see the door."),
            Reply("more", "How many come in? Count for 3 months, because without results from before we cannot begin."),
        ),
    ),
)

_COUNT = (
    Request(
        "second-fishbone",
        "A second fishbone",
        (
            "Last month the pharmacy team drew a fishbone on missing doses, with 23 guesses. Nobody has checked one.",
            '"We should do another, with the doctors this time," they say.',
        ),
        "23 guesses are enough. A week of ticks tells which of them are true, and which are only loud.",
        (
            Reply("count", "Pick the 5 that you think likeliest. Could the ward tick for a week which of them it was?"),
            Reply(
                "fishbone",
                "Doctors see other things than you do. Which of them would you ask, to make the picture whole?",
            ),
            Reply("tool", "Could you ask why 5 times at each of the 23? That gets you from guesses to the root."),
            Reply("train", "Missing doses are mostly about knowledge. A session on the drug chart would reach all."),
        ),
    ),
    Request(
        "two-camps",
        "2 camps in 1 team",
        (
            "Clinic letters are late. Half of the team say that typing is slow, half that checking is.",
            'They have argued since May. "A fishbone would settle it," says the team leader.',
        ),
        "A fishbone holds both guesses and settles nothing. 20 letters with 3 times on each will.",
        (
            Reply("count", "Write 3 times on the next 20 letters: typed, checked, sent. Which half do you bet on?"),
            Reply("fishbone", "Would each camp write its own bone? When all is on paper, people calm down."),
            Reply("solve", "It is the checking, believe me. I see the same in every clinic that I visit."),
            Reply("more", "Let us get all letters of the last 3 years from the system before anyone decides."),
        ),
    ),
    Request(
        "old-list",
        "Reasons from another hospital",
        (
            "The stroke team found 6 causes of late scans in an article. Which of them matter here, nobody knows.",
            '"We put the 6 on a fishbone and add our own," they propose.',
        ),
        "They have their guesses, even in print. What is missing is a count in their own hospital.",
        (
            Reply(
                "count",
                "Note for the next 15 patients which of the 6 it was, or what else. Predict it first.",
            ),
            Reply("fishbone", "Nice, 6 bones are there already. What would you add, and where will you hang it up?"),
            Reply("big", "Why not mend all 6 at once, if they are in print? Then you need not find out which it was."),
            Reply("audit", "Check your unit against the national standard. Where you fail, there is your cause."),
        ),
    ),
)

_CHART = (
    Request(
        "bad-week",
        "A bad week",
        (
            "Corncrake Ward had 5 falls last week. In the year before, weeks had from 0 to 6.",
            'The matron asks for a fishbone on the 5, by Friday. "Something must have gone wrong."',
        ),
        "Weeks with 5 belong to this ward's usual variation. Care for those who fell, and look at all weeks together.",
        (
            Reply("chart", "Could we see first whether last week stands out from the 52 before it?"),
            Reply("fishbone", "By Friday is tight, but we can manage. Could each nurse bring 2 causes to the meeting?"),
            Reply(
                "cause", "What did that week have that others had not? Go through the 5 one by one until you find it."
            ),
            Reply("remind", "Ask everyone at handover to take extra care. It shows that you take it seriously."),
        ),
    ),
    Request(
        "did-it-work",
        "A new form, and fewer complaints",
        (
            "The team brought in a new form in May. June had 9 complaints and May 13.",
            'Pleased, they want a fishbone on "what made it better", for the newsletter.',
        ),
        "2 months cannot show that anything got better. A line of months, with the form marked on it, may.",
        (
            Reply(
                "chart",
                "Put the months of the last 2 years in a row, and mark where the form came in.",
            ),
            Reply("fishbone", "Lovely, a fishbone on good news. It will look well in the newsletter too."),
            Reply("big", "Why not take it to all departments now, if it works? The causes can wait."),
            Reply("audit", "How many forms were filled in right? If it is 95% or more, then it was the form."),
        ),
    ),
    Request(
        "league",
        "From first to eighth",
        (
            "Among 11 wards, Petrel Ward was first for hand hygiene in March. In April it is eighth.",
            'All wards lie from 88% to 94%. "We want a fishbone on what went wrong," says the ward.',
        ),
        "Places change by chance when wards are that close. Whether Petrel changed, only its own months can tell.",
        (
            Reply("chart", "What do your own last 18 months look like in a line?"),
            Reply("cause", "Who was on duty in March, and who in April? What was different will be the cause."),
            Reply("fishbone", "Then start it with April, and go back from there bone by bone."),
            Reply("train", "A refresher on the 5 moments would bring you back up. Shall we book it for all shifts?"),
        ),
    ),
)

_AIM = (
    Request(
        "communication",
        "Better communication",
        (
            'Team A wants "better communication". Asked for an example, 6 people give 6.',
            '"We would like to start with a fishbone: poor communication at the head."',
        ),
        "A fishbone needs 1 problem at its head. Here are 6, and so its bones would not belong together.",
        (
            Reply("aim", "Choose the 1 example of the 6 that hurts patients most, and begin with it."),
            Reply(
                "fishbone",
                "A big head makes a rich fishbone. Shall we take a large sheet, and a bone for each of the 6?",
            ),
            Reply("train", "There is a good course on communication. You could go as a team."),
            Reply("more", "Could you send a survey to all staff first, with 30 questions, to be on the safe side?"),
        ),
    ),
    Request(
        "told-to",
        "Told to do a project",
        (
            "A team was told to do a project on waiting. Waiting for what, and for whom, nobody said.",
            'It meets today. "We thought of a fishbone, so that we have something to show."',
        ),
        "They do not know yet what is too long, or for whom. With that agreed, the right tool is easy to choose.",
        (
            Reply("aim", "Whose wait bothers you most when you go home at night, and how would they notice a change?"),
            Reply("fishbone", "It is quick and looks good. Shall we do it, and see where it takes us?"),
            Reply(
                "tool", "Draw a process map of the department first. Any project can use one, and it looks good too."
            ),
            Reply("big", "Take all waits in the department. Then nobody can say that you left theirs out."),
        ),
    ),
    Request(
        "solution-first",
        "An app at the head",
        (
            'The therapy team writes at the head of its fishbone: "We have no app."',
            'What the app should be good for was not talked about. "Will you help us with the bones?"',
        ),
        "A missing app is a solution that is not there. What is hard for patients now has not been said.",
        (
            Reply("aim", "What should patients be able to do that they cannot do now, and how many are they?"),
            Reply("fishbone", "Happy to. Could the bones be money, people, rules and technology, as in the book?"),
            Reply("solve", "I know a good app for this. Ask for a licence, and start with it next week."),
            Reply("look", "Which hospital has such an app? Visit it, and see how they like it there."),
        ),
    ),
)

_TEST = (
    Request(
        "known-cause",
        "Glasses left at home",
        (
            "The eye clinic has seen why tests are repeated: people leave their glasses at home. 8 of 10 times.",
            'A clerk suggests 1 line in the text message. "First a proper fishbone," says her manager.',
        ),
        "They know the cause and have an idea that can do no harm. A fishbone would only put it off.",
        (
            Reply(
                "test",
                "Try her line with Tuesday's 12 patients. How many will bring glasses, do you think?",
            ),
            Reply("fishbone", "She may be right, but might there not be more causes? A fishbone makes sure of that."),
            Reply("big", "It is only a line. Put it into all messages of the hospital, and be done."),
            Reply("more", "Could you watch for 3 more months, so that we are quite sure of the 8 of 10?"),
        ),
    ),
    Request(
        "third-meeting",
        "The third meeting",
        (
            "The stoma team has walked the work, counted for 4 weeks and talked with 7 patients. All points 1 way.",
            'It has 3 ideas. "Before we touch anything, a fishbone."',
        ),
        "Walking, counting and asking have told this team what they can. Now only a test will teach it more.",
        (
            Reply("test", "Choose 1 of the 3, write down what you predict, and try it with 1 patient this week."),
            Reply("fishbone", "You have come so far that a fishbone will be easy to fill. Let us do it."),
            Reply(
                "tool", "Is there a Pareto chart yet? If not, bring the counts to the next meeting and we will draw it."
            ),
            Reply("look", "Could you walk it once more, at another time of day, and speak with 7 other patients?"),
        ),
    ),
    Request(
        "fear-of-testing",
        "After 4 fishbones",
        (
            "The dialysis team has made 4 fishbones since spring. Every guess was checked, and 2 were true.",
            'Nothing has been changed yet. "1 more, then we know it all," says the lead nurse.',
        ),
        "Finding out can become a way of not beginning. What they fear about a test is worth asking too.",
        (
            Reply("test", "What is the smallest thing about those 2 that you could try, with a way to stop?"),
            Reply("fishbone", "If it gives the team confidence, is a fifth one not worth the hour?"),
            Reply("count", "Check the 2 again with twice as many cases, before anything is changed for patients."),
            Reply("solve", "Shall I write the plan for you? You would only have to carry it out on Monday."),
        ),
    ),
    Request(
        "same-morning",
        "Beds by the window",
        (
            "On Teal Unit people sleep badly in the 2 beds by the window. All say it is the street lamp.",
            'A healthcare assistant has a dark curtain at hand. "We would do a fishbone first?"',
        ),
        "The cause is plain, the idea is safe, and it can be undone in the morning. Try it tonight.",
        (
            Reply(
                "test", "Hang it at 1 bed tonight. In the morning ask that person, and the one by the other window too."
            ),
            Reply("fishbone", "Sleep has many causes. Shall we put them all up, so that nothing is overlooked?"),
            Reply("big", "What would dark curtains for all 48 windows cost? Order them, and the matter is closed."),
            Reply(
                "more", "Let everyone on the unit fill in a sleep diary for 8 weeks. Then we can talk about curtains."
            ),
        ),
    ),
)

_ELSE = (
    Request(
        "broken-lock",
        "A lock that sticks",
        (
            "The lock of the linen room sticks. Staff have gone without linen twice this week.",
            '"Our first fishbone as a team!" says the ward clerk, and holds up the pen.',
        ),
        "Not everything is an improvement project. What is broken and easy to mend gets mended.",
        (
            Reply("else", "Ring whoever mends locks here. Keep the pen for something harder."),
            Reply("fishbone", "A small case is a good one to learn on. Who would like to write the first bone?"),
            Reply("count", "How often does it stick? Note it for 4 weeks, and you can show that it matters."),
            Reply("test", "Could you leave the door open on 1 day, and predict what will happen?"),
        ),
    ),
    Request(
        "one-person",
        "A colleague who comes late",
        (
            "A receptionist has come late 4 times this month. Her manager asks you to run a fishbone about it.",
            '"In the team meeting, so that it is open and fair."',
        ),
        "It is about 1 person, so it belongs in a talk between 2. In front of all it would only shame her.",
        (
            Reply("else", "That sounds like a talk between you and her alone. What might be behind it, do you think?"),
            Reply("fishbone", "If she agrees, why not? A fishbone is about causes, after all, and not about people."),
            Reply("chart", "Could you draw a run chart of when she comes, and show it to the team? Data are neutral."),
            Reply("audit", "Check how the whole team keeps its hours. Then nobody is singled out."),
        ),
    ),
    Request(
        "legal-check",
        "Do we meet the standard",
        (
            "Inspectors will ask whether every fridge with medicines was checked each day. Nobody knows.",
            'The pharmacy team says: "We will do a fishbone about fridges."',
        ),
        "Whether a standard is met is a question for an audit. If it is not, an improvement project may follow.",
        (
            Reply(
                "else",
                "Your question is whether a standard is met. Could 2 people check the 30 record sheets this week?",
            ),
            Reply(
                "fishbone",
                "Fridges have plenty of causes: people, sheets, power, places. Which one would you begin with?",
            ),
            Reply("aim", "What is your aim? Write it with a number and a date first, such as 20% better by June."),
            Reply("test", "Test a new record sheet with 1 fridge on 1 day, and see how people like to work with it."),
        ),
    ),
    Request(
        "must-do",
        "A rule that is clear",
        (
            "By law each new X-ray room needs a warning light. 1 of the 4 rooms has none.",
            'The team leader wants "the full method, from fishbone to run chart".',
        ),
        "What must be so is made so, and kept so. There is nothing to find out, and nothing to test.",
        (
            Reply("else", "Who orders the light, and is the room closed until then?"),
            Reply("fishbone", "A full project will teach you the whole method. What would you write at the head?"),
            Reply("look", "Who goes in and out of that room? Watch it for a day, and talk with them."),
            Reply("test", "Try the room without a light for a week, with a nurse at the door."),
        ),
    ),
)

_SAFE = (
    Request(
        "wrong-dose",
        "A dose that was 10 times too high",
        (
            "Last night a patient got 10 times the dose. He is well. The same pump is still in use on 3 beds.",
            'The shocked team wants to meet for a fishbone, "with no blame".',
        ),
        "People may be harmed today, so safety comes first. Learning without blame comes next, and has its own way.",
        (
            Reply("safe", "Make the 3 beds safe now, and report it. Who can help you with that?"),
            Reply("fishbone", "No blame is the right spirit. Shall we meet at once, and put every cause on the table?"),
            Reply("chart", "How many such errors were there in the last 24 months? Maybe it is usual variation."),
            Reply("remind", "Talk with the nurse who did it, kindly, and ask everyone to double-check."),
        ),
    ),
    Request(
        "silent-bells",
        "Bells that are silent",
        (
            "The bathroom bells on Finch Ward make no sound since yesterday. A patient lay there for 40 minutes.",
            'The ward manager writes: "Please come on Thursday and do a fishbone with us."',
        ),
        "Until the bells ring, the next patient may lie there too. Thursday is for learning, and today is for safety.",
        (
            Reply("safe", "Today needs somebody at each bathroom and a report. Which other wards have these bells?"),
            Reply("fishbone", "Thursday is fine. Could the night staff come too, and somebody from the supplier?"),
            Reply("count", "Please note until Thursday each bell that is not heard, so that we have numbers."),
            Reply("remind", "Ask everyone to look into the bathrooms more often, and to be alert until then."),
        ),
    ),
    Request(
        "swapped-bands",
        "2 wristbands",
        (
            "At 9am 2 men on Grebe Unit wore each other's wristband. Blood was taken at 7am, and results are due.",
            '"It happens so often that we would like a fishbone," the sister tells you on the phone.',
        ),
        "2 men may be treated by the other's results within the hour. That it happens often is worth a project, later.",
        (
            Reply("safe", "Ring the laboratory and both doctors first, please. We talk about often when that is done."),
            Reply("fishbone", "If it happens so often, you have good material. Would Friday at 2pm suit your team?"),
            Reply("cause", "Who put the bands on this morning? Find that out while people still remember."),
            Reply("chart", "How often is often? Let us plot the months, and see whether this one stands out."),
        ),
    ),
)

BANK: tuple[Request, ...] = (*_FISHBONE, *_FACTS, *_LOOK, *_COUNT, *_CHART, *_AIM, *_TEST, *_ELSE, *_SAFE)
