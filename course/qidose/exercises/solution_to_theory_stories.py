"""The stories of "From solution to theory" (E-T4-09): people who "just need another computer", and what they know.

In each the wish hides a theory that only the person who does the work can tell. The first way of a turn is the curious
one; the case shuffles them.
"""

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

STORIES = (CARTS, NOTES, RESULTS, TRIAGE)
