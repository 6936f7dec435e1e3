"""A talk of "From solution to theory" (E-T4-09) with Daniel, a district nurse: notes that are written twice."""

from .solution_to_theory_talk import Story, Turn, Way

NOTES = Story(
    id="notes",
    who="Daniel, district nurse",
    opening=(
        "I know that money is short. But we just need another computer at the base.",
        "There are 9 of us, and 4 screens.",
    ),
    turns=(
        Turn(
            (
                Way(
                    "curious",
                    "Take me through an afternoon at the base. Who comes in, and what do they do?",
                    "From half past 3 we all come back at once, with notes to write. Some do it at home, at night.",
                ),
                Way(
                    "solves",
                    "What if I used some money that is left this year, and you got one?",
                    "Brilliant. Thank you. That was easier than I thought.",
                ),
                Way(
                    "closes",
                    "Could it be that some people sit at a screen longer than they need to?",
                    "Perhaps. We do talk. It is the only time when we see each other.",
                ),
                Way(
                    "judges",
                    "How come you did not tell me this when the budget was set?",
                    "I did not know that anybody asked. Sorry.",
                ),
            ),
            then="I did it last night. My daughter asked whether I was still at work.",
            short="From half past 3 you cannot get a screen. That is all.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "Think of yesterday. Which notes were still to be written then, and why?",
                    "All of them, from 8 visits. I write on paper in the car, and type it in at the base.",
                ),
                Way(
                    "solves",
                    "Why not come back in 2 groups, the second of them an hour later?",
                    "Then the second group goes home at 6. They would not thank me.",
                ),
                Way(
                    "closes",
                    "Are your notes perhaps longer than they really have to be?",
                    "They are as long as the form is.",
                ),
                Way(
                    "judges",
                    "What do you think the tablets are for? You each have one with you.",
                    "Mine is in the boot. Please do not make me say why.",
                ),
            ),
            then="So I write everything twice. I had stopped noticing.",
            short="I write on paper first, and type it in later. 8 visits, every day.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What difference does it make to your patients that notes come so late?",
                    "On Tuesday the evening team changed a dressing again. My note was still in the car.",
                ),
                Way(
                    "solves",
                    "I could ask the clerk to type for all of you on 2 afternoons.",
                    "She has her own work. I would rather not.",
                ),
                Way(
                    "closes",
                    "The notes are in by midnight, so it is mainly your own evening, is it not?",
                    "Mainly, yes.",
                ),
                Way(
                    "judges",
                    "Does the policy not say that notes are written within 2 hours?",
                    "It does. I would like to meet whoever manages that.",
                ),
            ),
            then="It hurts to have it changed. And it was for nothing.",
            short="Other people work with my notes, you know.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What makes paper the easier way when you are out there?",
                    "There is no signal in half of the valley. The form freezes, and all that I wrote is gone.",
                ),
                Way(
                    "solves",
                    "Then I will book tablet training for the whole team.",
                    "We can use a tablet. But fine, send us on a course.",
                    "MC27",
                ),
                Way(
                    "closes",
                    "Is it that you simply prefer to write by hand?",
                    "My handwriting is awful. No.",
                ),
                Way(
                    "judges",
                    "Other teams write on their tablets. I think people here do not like new things.",
                    "That is not fair. We tried it for a whole month.",
                    "MC28",
                ),
            ),
            then="I lost 3 notes in a week. After that I went back to paper.",
            short="The form freezes where there is no signal. So we use paper.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "Who in the team has found a way round that, and what do they do?",
                    "Amina writes a plain note without the form, and copies it in later. It takes her 10 minutes.",
                ),
                Way(
                    "solves",
                    "How about a stronger aerial on each car? I can ask for those.",
                    "The cars are fine. It is inside the houses.",
                ),
                Way(
                    "closes",
                    "So it is the network, and we have to wait until they build the mast?",
                    "Then we wait.",
                ),
                Way(
                    "judges",
                    "Did anyone report this, or did you all just put up with it?",
                    "I am sure that somebody did. We have patients to see.",
                ),
            ),
            then="I thought that she was just quick. I never asked her how.",
            short="Amina seems to manage somehow. I do not know how.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "If Amina's way worked for you too, what would be different in the afternoon?",
                    "I might have 2 notes left instead of 8. I could write down the number each day.",
                ),
                Way(
                    "solves",
                    "What if I made Amina's way the rule for everybody from Monday on?",
                    "From Monday. Some of them will love that.",
                ),
                Way(
                    "closes",
                    "And then you would not need the computer after all, would you?",
                    "You never wanted to buy it, did you?",
                ),
                Way(
                    "judges",
                    "Is it not the same in every team? I hear this from everyone.",
                    "Then we are nothing special. Good to know.",
                ),
            ),
            then="After a week we would know whether there is anything in it.",
            short="I have 8 notes left at the end of a day, if you want a number.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What could you try tomorrow, with 1 visit, to see whether it holds?",
                    "My first visit, up in the valley. I do it Amina's way, and time how long the copying takes.",
                ),
                Way(
                    "solves",
                    "Let us give all 9 of you a month to try it, and then we meet.",
                    "All of us, for a month. I will let them know.",
                ),
                Way(
                    "closes",
                    "Shall I ask Amina to show it to everyone at the next team meeting?",
                    "If you like. She will hate it.",
                ),
                Way(
                    "judges",
                    "Why did you not ask Amina about it months ago?",
                    "Good question. I came for a computer.",
                ),
            ),
        ),
    ),
    open="Do not order anything yet. Let me do my first visit tomorrow.",
    half="I may talk to Amina. And the computer?",
    shut="So what do I tell the team about the computer?",
    tested="5 weeks later, Daniel has 1 or 2 notes left when he comes back. Most of the team work in that way now.",
    bought="5 weeks later, there are 5 screens. All are taken from half past 3, and Daniel still types at home.",
)
