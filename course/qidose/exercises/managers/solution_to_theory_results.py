"""A talk of "From solution to theory" (E-T4-09) with Mina, a clinic nurse: results that are all looked up at 9."""

from .solution_to_theory_talk import Story, Turn, Way

RESULTS = Story(
    id="results",
    who="Mina, clinic nurse",
    opening=(
        "The clinic ran late again. We just need another computer at the front desk.",
        "Then we would be fine.",
    ),
    turns=(
        Turn(
            (
                Way(
                    "curious",
                    "What goes on at the desk in the first hour of a clinic?",
                    "12 patients are booked for the first half-hour. For each of them we look up blood results.",
                ),
                Way(
                    "solves",
                    "I think there is one in the store. You can have it tomorrow.",
                    "Tomorrow? Wonderful. I will clear some space on the desk.",
                ),
                Way(
                    "closes",
                    "Is it the patients who come too early and crowd the desk?",
                    "They do come early. They are afraid to miss their turn.",
                ),
                Way(
                    "judges",
                    "Why is it always your clinic? I never hear this from the eye clinic.",
                    "I would not know about the eye clinic.",
                ),
            ),
            then="So the doctor, the dietitian and I are all at 1 screen at 9.",
            short="We all look up results at 9, at 1 screen.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "Think of the first patient today. Step by step, how did you get the results?",
                    "I sign in, search by number, print, and carry it to the room. That takes 6 minutes.",
                ),
                Way(
                    "solves",
                    "How about a second printer, so that nobody has to wait for paper?",
                    "The printer is not the problem. I think.",
                ),
                Way(
                    "closes",
                    "Is the laboratory's system very slow in the mornings?",
                    "A little. It is slow all day.",
                ),
                Way(
                    "judges",
                    "Why do you print them at all? We were meant to stop using paper.",
                    "Because the doctor asks for paper. Ask him.",
                ),
            ),
            then="Times 12. No wonder that we start late. I had never added it up.",
            short="It takes about 6 minutes for each patient.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What is it like for the patients while they wait?",
                    "Last week a man left because his parking ran out. He had waited 3 months for that day.",
                ),
                Way(
                    "solves",
                    "I will ask for more chairs. That waiting room has always been too small.",
                    "Then they will wait more comfortably.",
                ),
                Way(
                    "closes",
                    "They do get a cup of tea in the meantime, if I remember well?",
                    "When the volunteer is there.",
                ),
                Way(
                    "judges",
                    "How many people really complain about that? A short wait is normal in a clinic.",
                    "Not to you, I suppose.",
                ),
            ),
            then="I rang him, and he did not answer. I still think about it.",
            short="Some people leave before they are seen.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "How do you explain that all of this comes together at 9?",
                    "The results are there the evening before. But I only get the list of names at a quarter to 9.",
                ),
                Way(
                    "solves",
                    "What if I told the booking office to spread the patients over the morning?",
                    "They tried. The transport brings people at 9.",
                ),
                Way(
                    "closes",
                    "So it is the doctor, who comes too late to look at them?",
                    "I did not say that. He is here at 9.",
                ),
                Way(
                    "judges",
                    "Could you all come in 15 minutes earlier, and be ready?",
                    "Half of us have children to take to school.",
                    "MC11",
                ),
            ),
            then="So we do it at the worst moment, because that is when the list comes.",
            short="The list comes at a quarter to 9, so we start then.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "Who knows how that list comes about? What would they tell us?",
                    "Priya in the booking office. I believe that her list is final by 4 the day before.",
                ),
                Way(
                    "solves",
                    "I will get you a password for the booking system, and you print it yourself.",
                    "Another password. All right.",
                ),
                Way(
                    "closes",
                    "The booking office will not want to change that, I take it?",
                    "I have no idea. I have never asked.",
                    "MC28",
                ),
                Way(
                    "judges",
                    "Has nobody in your team ever thought of asking for it sooner?",
                    "We work with what we get.",
                ),
            ),
            then="She prints it in the morning out of habit. Nobody ever told her that we wait for it.",
            short="Priya in the booking office makes the list. I do not know when.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "If the list came the day before, what would you expect to see at 9?",
                    "Results in the folders, and the first patient in a room by 5 past 9. Today it was 20 to 10.",
                ),
                Way(
                    "solves",
                    "What if I had the list sent to you the day before, from next week on?",
                    "Thank you. I hope that somebody has the time to work on it.",
                ),
                Way(
                    "closes",
                    "You would start on time every day then, would you not?",
                    "I hope so.",
                ),
                Way(
                    "judges",
                    "Do you really start so late? On paper the clinic begins at 9.",
                    "On paper, yes.",
                ),
            ),
            then="We could write the time of the first patient on the board. It costs nothing.",
            short="Today the first patient was in at 20 to 10, if you want to know.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What is the smallest piece of this that you could try for tomorrow?",
                    "I ask Priya for tomorrow's list today, and look up the first 3 patients before I go.",
                ),
                Way(
                    "solves",
                    "Let us do this for all 5 clinics from Monday. I will tell the others.",
                    "All 5? I do not even know whether it works in mine.",
                ),
                Way(
                    "closes",
                    "You will need an hour more each afternoon for that, will you not?",
                    "Then we had better not.",
                ),
                Way(
                    "judges",
                    "And who takes the blame if a result changes overnight and nobody sees it?",
                    "Nobody, if you put it like that.",
                ),
            ),
        ),
    ),
    open="Keep your computer for now. I am going to ring Priya.",
    half="I might ask about the list. Could we still have the computer?",
    shut="So you will let me know about the computer?",
    tested="4 weeks later, the first patient is in a room by 10 past 9 on most days. Nobody has left unseen.",
    bought="4 weeks later, there are 2 computers on the desk. The first patient is in a room at half past 9.",
)
