"""The words of "8 interviews": 24 themes of going home from hospital, each in 4 voices and with a voice against it.

Everyone is made up. A theme is worded so that its quotes fit no other theme: what somebody says has 1 code.
"""

from dataclasses import dataclass
from typing import Literal

Voice = Literal["patient", "carer", "staff"]


@dataclass(frozen=True)
class Theme:
    """A theme: its name, `use` as its operational definition, and what people say. `against` is a patient's.

    A carer speaks of a woman or a man: {s}, {S}, {o} and {p} stand for she, She, her and her, or he, He, him and his.
    """

    id: str
    name: str
    use: str
    patient: tuple[str, str]
    carer: str
    staff: str
    against: str


THEMES: tuple[Theme, ...] = (
    Theme(
        "medicines",
        "Waiting for medicines on the last day",
        "Somebody waits for medicines to take home.",
        (
            "I was dressed by 9am. The bag of tablets came at 4:30pm.",
            "They said I could go once pharmacy had done my tablets. I had lunch, and then I had tea.",
        ),
        "I took the day off to fetch {o}. We sat by the bed for 5 hours, for a box of pills.",
        "The patient is ready at 10am. The medicines come up when the patient has given up hope.",
        "My tablets were on the table before I had my coat on. I had not expected that.",
    ),
    Theme(
        "which-day",
        "Not knowing when you will go",
        "Nobody can say on which day, or at what hour, somebody goes home.",
        (
            "Every morning I asked if it was today. Every morning they said: we will see.",
            "I could not plan a thing. Perhaps it was Tuesday, and perhaps the week after.",
        ),
        "I rang 3 times to ask which day it would be. Each time somebody hoped it was soon.",
        "We write a date on the board and then wipe it off. Nobody believes it any more.",
        "On day 2 they told me that I would go on Friday. On Friday I went.",
    ),
    Theme(
        "different",
        "Different people say different things",
        "2 people of the hospital say things that do not fit together.",
        (
            "The young doctor said walk. The older one said rest. I did a bit of each.",
            "One nurse told me to stop the water tablet. The next one handed it to me.",
        ),
        "The consultant told {o} 1 thing. The therapist told me the opposite.",
        "3 of us talk to the same patient on the same day. We do not always agree, and they notice.",
        "Whoever I asked, I got the same answer. They must talk to each other.",
    ),
    Theme(
        "words",
        "Words that nobody explained",
        "Somebody does not understand a word or a letter, because it is not everyday language.",
        (
            "He said that something was borderline and something else was raised. I nodded. I had no idea.",
            "They talk in letters. I went home with 3 of them on a form, and looked them up.",
        ),
        "They called {o} medically optimised. I had to ask my neighbour what that is.",
        'We forget that our words are not their words. I hear myself say "sats", and I see the face.',
        "The doctor drew me a picture of it. I could explain it to you now.",
    ),
    Theme(
        "family",
        "The family is not asked",
        "What relatives know, or can manage, is not asked for.",
        (
            "Nobody asked my niece, and she is the one who does my dressings.",
            "My sister sat there, and they talked over her head. She knows me best.",
        ),
        "I have cared for {o} for 12 years. In 2 weeks not 1 person asked me what works.",
        "We plan it all, and then we meet the son at the door. He knew things that we needed.",
        "They sat down with my brother and asked him what he could manage. That was right.",
    ),
    Theme(
        "nobody-to-ring",
        "Nobody to ring afterwards",
        "At home, somebody has a question and finds no one whose job it is.",
        (
            "At home my leg began to swell. I had 4 numbers, and it was nobody's job.",
            "Once you are out, you are out. I did not know whom to call about the fever.",
        ),
        "On Saturday night I wanted 5 minutes of advice. I ended up on hold, and then in A&E.",
        "People call us after they have left. We are kind, but we cannot look them up any more.",
        "I had a card with a number, and a nurse called me on day 2 as well.",
    ),
    Theme(
        "too-soon",
        "Going before you feel ready",
        "Somebody leaves sooner than they, or those around them, think right.",
        (
            "I was still dizzy. They needed the bed, so off I went.",
            "I said I would like 1 more night. I felt that I was in the way.",
        ),
        "On Monday {s} could not climb 3 steps. On Tuesday {s} was sent off.",
        "When the corridor is full, we send people a day sooner than we like. It does not feel good.",
        "I would have gone too soon. They told me to stay 2 more days, and they were right.",
    ),
    Theme(
        "home",
        "The home is not ready",
        "Equipment, stairs or furniture at home are not as they should be on the day.",
        (
            "The frame for the shower came 8 days after I did.",
            "My bedroom is up 14 stairs. Nobody had thought of that before I stood at the bottom.",
        ),
        "I moved the furniture myself that morning, to get the commode in.",
        "We order the equipment and hope. Often the patient is there before the van.",
        "When I came in, the rail was up and the chair was at the right height.",
    ),
    Theme(
        "lift",
        "Waiting for a lift home",
        "Somebody waits for transport.",
        (
            "All was done by noon. The ambulance car came after dark.",
            "I sat in the lounge with my bag on my knees until the driver came. It was 8pm.",
        ),
        "They told me that transport was booked. At 6pm I gave up and fetched {o} in my van.",
        "After 5pm 1 driver does the whole county. So people sit in the lounge in their coats.",
        "The driver was there before me. He even carried my bag up.",
    ),
    Theme(
        "alone",
        "Fear of being alone at home",
        "Somebody is afraid of being at home by themselves.",
        (
            "The first night I listened to every noise. I thought: what if I fall?",
            "Here somebody walks past every hour. At home there is only the clock.",
        ),
        "{S} will not say it. But {s} is scared of the evenings, when I have gone.",
        "Some patients find a new complaint on the last day. They live by themselves, and they are afraid.",
        "I live by myself and I like it. I could not wait to shut my own door.",
    ),
    Theme(
        "again",
        "The same questions again and again",
        "Somebody has to give the same facts more than once.",
        (
            "I told my story to 7 people. The last one asked if I had told it to anyone.",
            "Every shift somebody asks what I am allergic to. Do they not write it down?",
        ),
        "In 2 days I gave {p} date of birth and {p} allergies to 4 people.",
        "There are 3 assessments, and half of the questions are the same. People roll their eyes.",
        "The second doctor had read it all. She said that I need not tell it twice.",
    ),
    Theme(
        "gp",
        "The GP does not know",
        "The general practice has no news of the stay, or has it late or wrong.",
        (
            "My GP asked me what had been done. I had hoped that she would tell me.",
            "The letter reached my practice 3 weeks later. By then I had run out of answers.",
        ),
        "At the surgery they still had the old doses. I showed them my own handwriting.",
        "Whoever is left at 5pm writes the summary. The practice gets it late, or gets half.",
        "My GP had the letter the next morning, and called me about it.",
    ),
    Theme(
        "busy",
        "Staff too busy to be asked",
        "Somebody keeps a question back because staff have no time.",
        (
            "You could see them run. I kept my question for later, and there was no later.",
            "I did not want to bother the nurses. They had not sat down all day.",
        ),
        "I stood by the desk until someone looked up. I felt guilty for asking at all.",
        "I see that they want to ask me something. I look away, because I have 9 others.",
        "It was busy, but somebody always stopped when I raised my hand.",
    ),
    Theme(
        "kindness",
        "1 kind person made the difference",
        "What somebody remembers is a small kind act by 1 person.",
        (
            "There was a cleaner who said good morning to me by name. I still think of her.",
            "The night nurse held my hand for 10 minutes. That is what I remember.",
        ),
        "A healthcare assistant made me tea and asked how I was. I cried, to be honest.",
        "What people thank us for is small. Somebody combed her hair, or stayed after the shift.",
        "They did their work, and did it well. But I could not tell you 1 name or 1 face.",
    ),
    Theme(
        "language",
        "A language that is not yours",
        "Somebody needs another language than English.",
        (
            "The man in the next bed needed Polish. They waved their hands, and I tried too.",
            "The lady opposite speaks Urdu. They said it again in English, more slowly.",
        ),
        "All day I had to interpret. There are things that {s} will not say through me.",
        "It takes 20 minutes to book the phone interpreter. So we use the daughter, and we should not.",
        "The man next to me got an interpreter on day 1. He followed all of it.",
    ),
    Theme(
        "money",
        "What it costs people",
        "The stay or the way home costs somebody money or wages.",
        (
            "The taxi was £38. That is what I live on for 3 days.",
            "Somebody had to stay with me at first. That was 2 weeks without wages for her.",
        ),
        "Parking was £11 a day. In the end I came every second day.",
        "People turn down the later check because they would lose a day's pay.",
        "It has not cost me a penny. I had thought that it would.",
    ),
    Theme(
        "papers",
        "Papers that cannot be read",
        "Somebody is given paper that they cannot read, or do not.",
        (
            "The print was so small that I put the whole folder in a drawer.",
            "Without my glasses I see nothing, and they were at home. They gave me 6 pages.",
        ),
        "{S} cannot read well, and hides it. They gave {o} a leaflet and said it was all in there.",
        "We hand out 5 leaflets each time. I find them in the bin by the lift.",
        "It was 1 page with large letters. It hangs in my kitchen.",
    ),
    Theme(
        "say",
        "No say in the plan",
        "It is decided where or how somebody goes, without that person's choice.",
        (
            "It was decided by the time I heard of it. I would have chosen the other place.",
            "They asked me to agree. They did not ask me what I wanted.",
        ),
        "There was a meeting about where {s} should live, and {s} was not in the room.",
        "We say that we decide together. Mostly the form is full before we sit down with them.",
        "They laid out 2 ways and let me think for a day. I took the second.",
    ),
    Theme(
        "sleep",
        "No sleep on the ward",
        "Somebody cannot sleep on the ward, or is worn out from it.",
        (
            "The lights went on at 5am. I was more tired on the last day than on the first.",
            "Bleeps, trolleys, somebody calling out. In 6 nights I slept perhaps 10 hours.",
        ),
        "{S} came back grey in the face. {S} slept for 2 days, because {s} had not slept in there.",
        "At night we talk as if it were noon. I have caught myself at it.",
        "With the ear plugs that they gave me, I slept right through.",
    ),
    Theme(
        "lost",
        "Things that went missing",
        "Something that belongs to somebody is lost.",
        (
            "My phone went down with the linen. That was 3 weeks of silence.",
            "One morning my watch was gone. Nobody knew where it was.",
        ),
        "We never saw {p} wedding ring again. They were sorry, and that was all.",
        "I spend an hour a week looking for hearing aids. They turn up in the laundry.",
        "They made a list of my things on day 1. Every one of them came home with me.",
    ),
    Theme(
        "pain",
        "Pain that was not planned for",
        "There is pain at home, and no plan for it.",
        (
            "When the last injection wore off, I bit the pillow. I had nothing in the house for it.",
            "They said that it might be sore. By the evening it was agony.",
        ),
        "On the second night {s} screamed. We had no idea that it would hurt like that.",
        "We get the pain right for the ward. For the third day at home there is no plan.",
        "I knew what would hurt, and for how long, and what to take. So it did not frighten me.",
    ),
    Theme(
        "food",
        "An empty fridge",
        "Nobody has thought of food at home.",
        (
            "I came back to half a lemon. For 2 days I had dry toast.",
            "You cannot carry shopping when you can hardly stand. I lived on biscuits.",
        ),
        "I filled {p} freezer before {s} came. If I lived further away, {s} would have eaten nothing.",
        "We ask about many things. We hardly ever ask who will cook.",
        "There was a bag from the food club on my step, with soup and bread.",
    ),
    Theme(
        "dependants",
        "Worry for somebody at home",
        "Somebody in hospital worries about a person or an animal that needs them.",
        (
            "My brother has dementia. The whole time I thought: who is with him now?",
            "My dog was with a neighbour whom I hardly know. That was my real worry.",
        ),
        "{S} wanted out after 1 day. It was because of {p} old dog, who cannot be left.",
        "Some leave against advice. When you ask, there is a child or an old mother behind it.",
        "My sister moved in with the dogs, so for once I could think of myself.",
    ),
    Theme(
        "moves",
        "Moved from ward to ward",
        "Somebody is moved to another bed or ward.",
        (
            "I had 4 beds in 6 days. Once they wheeled me off at 2am.",
            "Just when I knew the faces, they took me to another ward.",
        ),
        "I went to {p} bed, and a stranger lay in it. They had put {o} on another floor.",
        "We move people to make room. By the third ward nobody knows the whole story.",
        "I had the same bed and the same window from the first day to the last.",
    ),
)
BY_ID = {theme.id: theme for theme in THEMES}

PATIENTS: tuple[tuple[str, str], ...] = (
    ("Ana Duarte, 71", "I was in for 9 days, with my chest."),
    ("Femi Adebayo, 34", "It was my appendix. I am a roofer, if you want to know."),
    ("Joan Whitlock, 83", "They mended my hip. I used to teach music."),
    ("Piotr Lis, 58", "My heart was out of step. It is better now."),
    ("Samina Raza, 66", "I had my gall bladder out, later than I should have."),
    ("Gareth Pugh, 49", "They took a bit of my bowel. I drive a bus, or I did."),
    ("Lena Brandt, 27", "I had a bad leg after a fall from my bike."),
    ("Winston Clarke, 77", "It was a small stroke. My hand is nearly right again."),
)
CARED_FOR: dict[bool, dict[str, str]] = {
    True: {"s": "she", "S": "She", "o": "her", "p": "her"},
    False: {"s": "he", "S": "He", "o": "him", "p": "his"},
}
"""Of whom a carer speaks: True for a woman."""
CARERS: tuple[tuple[str, str, bool], ...] = (
    ("Ruth Okello, carer", "I am her daughter. I live 2 streets away.", True),
    ("Dan Mercer, carer", "I look after my father-in-law. We get on, mostly.", False),
    ("Mei Tan, carer", "I am a friend, and the only one she has here.", True),
    ("Colin Frost, carer", "He is my brother. I am retired, so it fell to me.", False),
)
STAFF: tuple[tuple[str, str], ...] = (
    ("Nadia, staff nurse", "I have been on this ward for 4 years."),
    ("Tom, healthcare assistant", "I came from a care home, so I see both ends."),
    ("Ines, discharge coordinator", "My job is the last day, and all that hangs on it."),
    ("Kwame, physiotherapist", "I see people on 3 wards, so I compare."),
)
FILLERS: tuple[str, ...] = (
    "I have thought about this since you wrote to me.",
    "I thought twice before I said yes.",
    "You may write that down, I stand by it.",
    "It rained the whole week, I remember that.",
    "Shall I go on? I have time.",
    "My sister says that I talk too much.",
    "It is good that somebody asks.",
    "I do not want to get anyone into trouble.",
)
