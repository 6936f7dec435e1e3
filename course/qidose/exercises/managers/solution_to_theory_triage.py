"""A talk of "From solution to theory" (E-T4-09) with Kofi, a charge nurse: a form that only ever grew."""

from .solution_to_theory_talk import Story, Turn, Way

TRIAGE = Story(
    id="triage",
    who="Kofi, charge nurse",
    opening=(
        "Triage is full again. We just need another computer there.",
        "Surely you can see that.",
    ),
    turns=(
        Turn(
            (
                Way(
                    "curious",
                    "I would like to understand it. What do you see when triage is full?",
                    "People stand up to the door. 2 of us see them, and we type for longer than we talk.",
                ),
                Way(
                    "solves",
                    "I can see it. You will have one by the end of the week.",
                    "Good. I will tell the others.",
                ),
                Way(
                    "closes",
                    "It is the number of patients, is it not? This month was a record.",
                    "There are many, yes.",
                ),
                Way(
                    "judges",
                    "What do you do with the 3 computers that you have?",
                    "We use them. All day.",
                ),
            ),
            then="I timed it once. 4 minutes of talking, and 7 of typing.",
            short="Each patient takes us about 11 minutes.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "Choose 1 patient from today. What did you type for them?",
                    "Name, address, next of kin, GP. Most of it was on the ambulance sheet. Then came page 2.",
                ),
                Way(
                    "solves",
                    "How about a clerk who sits beside you and types?",
                    "There is hardly room for the patient.",
                ),
                Way(
                    "closes",
                    "Do some of the nurses type very slowly?",
                    "Some of them do. I do.",
                ),
                Way(
                    "judges",
                    "Why does it take you 11 minutes? The standard says 5.",
                    "Then come and show us how.",
                ),
            ),
            then="I ask people for their address while they bleed. That cannot be right.",
            short="It is a long form. It has 34 fields.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What does that mean for the people who are waiting behind them?",
                    "On Sunday a woman with a stroke stood in the line for 25 minutes. She looked well.",
                ),
                Way(
                    "solves",
                    "What about a second triage room? I will see whether we can open one.",
                    "With which nurse?",
                ),
                Way(
                    "closes",
                    "But you pick out the ones who are really ill in any case, do you not?",
                    "In most cases.",
                ),
                Way(
                    "judges",
                    "If everyone did a bit more in the first hour, would there be a line at all?",
                    "We do not sit down before 2 in the afternoon.",
                    "MC11",
                ),
            ),
            then="I have not slept well since Sunday.",
            short="Some of those who wait are more ill than they look.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "How do you explain that so much is asked at triage, and not later?",
                    "It was added bit by bit. Each time that something went wrong, we got another field.",
                ),
                Way(
                    "solves",
                    "How about half the form? I will get the IT team to cut it down.",
                    "They will say 6 months.",
                ),
                Way(
                    "closes",
                    "So the form was made by people who never work in triage?",
                    "You said it, not me.",
                ),
                Way(
                    "judges",
                    "Have all of you been trained on it? Perhaps you use it the long way.",
                    "There is only the long way.",
                    "MC27",
                ),
            ),
            then="Nobody ever took a field away again.",
            short="The form has grown over the years.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What have you noticed about nurses who get through faster? What do they do?",
                    "Lena fills in 6 fields and sends the patient on. She does the rest when it is quiet.",
                ),
                Way(
                    "solves",
                    "What if reception asked for the address and the GP? I will talk to them.",
                    "They have a line too.",
                ),
                Way(
                    "closes",
                    "So we could leave out half of it, could we not?",
                    "I would not decide that.",
                ),
                Way(
                    "judges",
                    "Who agreed to all those fields, if it was not your own group?",
                    "I was on nights then.",
                ),
            ),
            then="I told her off for it once. Perhaps she was right.",
            short="Lena leaves some of it for later. I should not tell you that.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "If Lena's way were good enough, how would we notice? And what might go wrong?",
                    "Triage would take 5 minutes. And I would watch what is missing when the doctor comes.",
                ),
                Way(
                    "solves",
                    "I will write to everyone that only the fields that matter need filling in.",
                    "Which ones matter? They will ask me.",
                ),
                Way(
                    "closes",
                    "Shorter is safer, I think. Do you not agree?",
                    "Not always.",
                ),
                Way(
                    "judges",
                    "How can you say that it is safe? You have no data at all.",
                    "No. Nobody ever gave me time for data.",
                ),
            ),
            then="I could put a tick on the sheet each time that something is missing.",
            short="We would have to look out for what is missing.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What could you try for 1 hour, and stop at once if you have to?",
                    "Tomorrow from 10 to 11, Lena and I, with patients who walk in. I keep the ticks.",
                ),
                Way(
                    "solves",
                    "Let us do it Lena's way on all shifts from next week on.",
                    "If it goes wrong, it will be my name.",
                ),
                Way(
                    "closes",
                    "You would rather have a working group for this, would you not?",
                    "We have had 3 of those.",
                ),
                Way(
                    "judges",
                    "Will the others go along with it, or will they refuse as they always do?",
                    "That depends on whether anyone asks them.",
                    "MC28",
                ),
            ),
        ),
    ),
    open="Odd. I came for a computer, and I leave with an hour and a pencil.",
    half="I will see. And the computer, is that a no?",
    shut="So that is a no, then.",
    tested="6 weeks later, triage takes 6 minutes on most shifts. Kofi still counts what is missing.",
    bought="6 weeks later, there are 4 computers in triage. A patient still takes 11 minutes.",
)
