"""A talk of "From solution to theory" (E-T4-09) with Ruth, a staff nurse: carts with flat batteries."""

from .solution_to_theory_talk import Story, Turn, Way

CARTS = Story(
    id="carts",
    who="Ruth, staff nurse",
    opening=(
        "Have you got a minute? We just need another computer on Ash ward.",
        "If you could order one, that would solve it.",
    ),
    turns=(
        Turn(
            (
                Way(
                    "curious",
                    "Tell me what happens on the ward when you need a computer and cannot get one.",
                    "At 8 in the morning we stand in line. There are 6 carts with a computer, for all of us.",
                ),
                Way(
                    "solves",
                    "You are right, the ward is busy. I will put in an order this afternoon.",
                    "Oh. Great. That was quick. I suppose it takes a few weeks until it comes.",
                ),
                Way(
                    "closes",
                    "Is it that the old computers are too slow for all that you have to do?",
                    "Slow? Well, they are not fast. You could say so.",
                ),
                Way(
                    "judges",
                    "How is it that Birch ward manages with 5, and has as many beds as you?",
                    "I do not know how Birch ward does it. You would have to ask them.",
                ),
            ),
            then="And once I have one, I hold on to it. Everybody does.",
            short="Anyway. At 8 there is a line for the 6 carts.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "Think of this morning. What did you do from 8 o'clock on, step by step?",
                    "I looked in bay A, then in bay B. 3 carts stood in the corner with flat batteries.",
                ),
                Way(
                    "solves",
                    "What if I borrowed the spare computer from the training room until then?",
                    "That would be one more to look for. But thank you.",
                ),
                Way(
                    "closes",
                    "Do people forget to sign out, so that computers look busy when they are free?",
                    "Some do, I am sure. I have not really looked.",
                ),
                Way(
                    "judges",
                    "Why does everyone have to be on a computer at 8, of all times?",
                    "Because the medicines are due at 8. We do not choose that.",
                ),
            ),
            then="Then I ran to bay C. It took me 20 minutes to find a cart that worked.",
            short="Today 3 of the 6 carts had flat batteries. It cost me 20 minutes.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What do those 20 minutes mean for your patients, and for you?",
                    "The man in bed 4 has Parkinson's. When his tablet is late, he cannot swallow his breakfast.",
                ),
                Way(
                    "solves",
                    "What if I asked for 2 computers, so that nobody has to wait like that?",
                    "2 would be lovely. I do not know where we would put them.",
                ),
                Way(
                    "closes",
                    "How many patients will really notice when a round begins a little later?",
                    "Not many, perhaps. Some do.",
                ),
                Way(
                    "judges",
                    "Could you all be a bit quicker with the first patients, to make up for it?",
                    "We are as quick as we can be. Quicker is how mistakes happen.",
                    "MC11",
                ),
            ),
            then="I have never told anyone that. We only ever talk about computers.",
            short="There are patients who need their tablets on the minute.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What do you think is behind it, that so few carts work at 8?",
                    "At night they are left where they stand. The chargers are in the day room, behind the chairs.",
                ),
                Way(
                    "solves",
                    "I will write to everyone tonight, so that people remember to plug them in.",
                    "They get so many emails. But yes, do.",
                    "MC11",
                ),
                Way(
                    "closes",
                    "So the batteries are worn out, and we need to have them replaced?",
                    "Could be. I am no technician.",
                ),
                Way(
                    "judges",
                    "Is it not the night shift's job to plug them in before they go home?",
                    "I do not want to get anyone into trouble. They are 3 people for 28 patients.",
                ),
            ),
            then="When I hear myself say it, this is not really about another computer.",
            short="The chargers are in the day room. That is all I know.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "Who would see it differently? What would the night nurses say?",
                    "That the sockets by the beds are taken by pumps. I had forgotten. They tried it in spring.",
                ),
                Way(
                    "solves",
                    "How about a list, with a name for each night, of who plugs them all in?",
                    "Another list on the wall. Well, if you like.",
                ),
                Way(
                    "closes",
                    "So we agree that the chargers are in the wrong place, do we not?",
                    "I suppose so. You are the manager.",
                ),
                Way(
                    "judges",
                    "People here have never liked to change how they do things, have they?",
                    "I would not say that. We change things every week. Nobody asks us what works.",
                    "MC28",
                ),
            ),
            then="There is a free socket by the linen room. They all walk past it at 6.",
            short="There may be a free socket by the linen room.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "If you are right about the charging, what would we see at 8 that is different?",
                    "6 carts with a green light, and no line. I could count the lights when I come in.",
                ),
                Way(
                    "solves",
                    "What if I had new sockets put in by next month, so that it is settled?",
                    "Next month. All right. I hope that it is the sockets.",
                ),
                Way(
                    "closes",
                    "You would all be happier if the carts were charged, would you not?",
                    "Of course we would.",
                ),
                Way(
                    "judges",
                    "Are you sure that it is not just one bad morning that upset you?",
                    "You could come and stand there at 8.",
                ),
            ),
            then="I have never counted it. Today there were 3 green lights.",
            short="Today 3 of the 6 had a green light, if you want a number.",
        ),
        Turn(
            (
                Way(
                    "curious",
                    "What is the smallest thing that you could try tonight, with 1 cart?",
                    "I ask Femi on nights to leave 1 cart at the linen room. Tomorrow I look for its green light.",
                ),
                Way(
                    "solves",
                    "Let us move all the chargers to the linen room this week, and tell everyone.",
                    "All of them at once? I would have to explain it to 40 people.",
                ),
                Way(
                    "closes",
                    "Would you not like to make this a proper project, with a group and a plan?",
                    "I have no time for a project. I have a ward.",
                ),
                Way(
                    "judges",
                    "Why has nobody simply tried that before now?",
                    "Because nobody asked.",
                ),
            ),
        ),
    ),
    open="I came to ask for a computer. Now I have something to try tonight.",
    half="Well, I will think about it. Will you still order the computer?",
    shut="So, will there be a computer or not?",
    tested="3 weeks later, all carts charge at the linen room. On most mornings Ruth counts 6 green lights.",
    bought="3 weeks later, the new computer came. On its second morning its battery was flat too.",
)
