"""Talks about 1 shared screen for the porters' jobs (E-T1-09)."""

from .same_change_talk import Change, Say, Talk

COLLEAGUE = Talk(
    "colleague",
    ("Pauline", "Kofi", "Sinead"),
    "a ward clerk on your corridor",
    "At the ward desk, with a phone in each hand.",
    "If this is about the porters' screen, I have heard. Go on, then.",
    "that somebody who cannot wait is forgotten on a list",
    first=(
        Say(
            "ask",
            "It is. You have had patients moved for years. What do you do when it really matters?",
            "I ring Derek. If I say now, he knows that I mean now. A screen does not hear my voice.",
        ),
        Say(
            "tell",
            "Patients wait 40 minutes for a porter. With a screen the nearest one comes. Is that not better?",
            "And when someone is bleeding, the nearest one is at lunch. Whom do I ring then?",
        ),
        Say(
            "sell",
            "You will never have to ring round again! You type it in, and somebody comes. It is wonderful.",
            "I have seen something wonderful before. It had a circle in the middle that went round and round.",
        ),
    ),
    open=(
        Say(
            "name",
            "So urgent has to be heard as urgent. I think you know what happens if it is not.",
            "In March a man waited 50 minutes for a scan of his head. It was on a list. All thought it had been seen.",
        ),
        Say(
            "tell",
            "The screen has a red button for that. It puts a job at the top. Would you not use it?",
            "Everybody would press red. Then it is a red list.",
        ),
        Say(
            "promise",
            "I am sure that urgent ones will be seen first. We will all keep an eye on it.",
            "Whose eye? Mine is on 2 phones.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "You have to know that someone comes when it cannot wait. Has it gone wrong before?",
            "In March. A man waited 50 minutes for a scan of his head. It was on a list, and nobody looked.",
        ),
        Say(
            "press",
            "We cannot depend on 1 porter whom you know. What if he is ill? It has to be a system.",
            "He was ill in May, and I managed. You were not here, so you would not know.",
        ),
        Say(
            "sell",
            "This one is quite new. 3 hospitals have it, and all of them are very happy.",
            "3 hospitals. And in the fourth I explain to a family why nobody came.",
        ),
    ),
    warm=(
        Say(
            "together",
            "Let us try it for 1 morning with what can wait. You still ring for the rest. What should we watch?",
            "If anything is left on it after 20 minutes. I will write that down. And tell Derek, please.",
        ),
        Say(
            "rollout",
            "Thank you. First we train everyone, and then all wards start on the same day. How does that sound?",
            "All wards on the same day. With the list that I have just told you about.",
        ),
        Say(
            "drop",
            "You may be right. It works with Derek, so perhaps we leave it as it is.",
            "It works for me. The new clerk on ward 6 rings for an hour. I never said that all is well.",
        ),
    ),
    cool=(
        Say(
            "together",
            "I talk about screens, and you about patients. What would you try first?",
            "The simple jobs, for 1 morning. I keep my phone for the others. If it is good, I will say so.",
        ),
        Say(
            "round",
            "In the end the director decides. I only wanted you to hear it from me first.",
            "Now I have heard it. Excuse me, that is my phone. Both of them.",
        ),
        Say(
            "press",
            "Could you not give it a chance? You can still complain afterwards, if it is really bad.",
            "Afterwards is when the families come.",
        ),
    ),
)

MANAGER = Talk(
    "manager",
    ("Gareth", "Blessing", "Anneke"),
    "the head of transport",
    "In the basement, next to a box with 60 new radios.",
    "See that box? 60 radios, £18,000. Nobody uses them. And now you want a screen?",
    "to pay again for something that nobody has tried",
    first=(
        Say(
            "ask",
            "Before I say anything about a screen, tell me about the radios. What happened?",
            "We bought 60 at once. Then they did not work in the lifts. Porters live in the lifts. I had signed.",
        ),
        Say(
            "tell",
            "A screen is no radio. It costs £900, and it needs no signal in the lift. May I show you?",
            "You have done your homework. So had the man with the radios.",
        ),
        Say(
            "sell",
            "This will make up for the radios! In half a year nobody will think of them any more.",
            "Half a year. I think of them each time I sit down.",
        ),
    ),
    open=(
        Say(
            "name",
            "So you paid for 60 before anyone had tried 1 where the work is done. I would be careful now, too.",
            "1 radio, 1 porter, 1 morning. That would have told us. Nobody thought of it, and nor did I.",
        ),
        Say(
            "promise",
            "The screen will work, I am quite sure of it. I have seen it run in another hospital. Have you?",
            "No. Then you sign for it. I have used up my signatures.",
        ),
        Say(
            "tell",
            "Every business has to write some things off. The next one often pays for the last.",
            "I am not a business. I am in a basement, with a box.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "You had to answer for £18,000, and it stands here every day. What would you do differently now?",
            "Try 1 before I buy 60. It sounds so simple. 1 radio in 1 lift would have told me.",
        ),
        Say(
            "press",
            "If nobody dares anything because of the radios, how will anything ever get better here?",
            "I did dare. You are looking at it.",
        ),
        Say(
            "tell",
            "The mistake was in the contract. With a better one you could have sent them all back.",
            "I will tell the lawyers that you said so. Was there something else?",
        ),
    ),
    warm=(
        Say(
            "together",
            "Then we buy nothing. A whiteboard, 2 porters, 1 morning. What would you want to know?",
            "If they looked at it. If a job was missed. I have a whiteboard behind the box. Take it.",
        ),
        Say(
            "rollout",
            "Then I order 1 screen for each floor. That way we can compare all 5 floors, can we not?",
            "That is 5 screens. You have understood the box, and you want to buy 5.",
        ),
        Say(
            "drop",
            "After all that you have been through, I will not trouble you with a screen.",
            "A pity. I thought that we were just getting somewhere.",
        ),
    ),
    cool=(
        Say(
            "together",
            "Suppose that we buy nothing at all. With what you have here, what could we try for 1 morning?",
            "There is a whiteboard behind the box. 2 porters, 1 morning. If they like it, come back and say screen.",
        ),
        Say(
            "promise",
            "You will not have to sign. I find the money somewhere else, and then you are safe, yes?",
            "Safe. And if it fails, it hangs on my wall.",
        ),
        Say(
            "round",
            "The finance director would like to see figures for it. I will send her mine.",
            "She will like your figures. She liked those for the radios.",
        ),
    ),
)

PATIENT = Talk(
    "patient",
    ("Mr Whitlock", "Mrs Farouk", "Miss Aldous"),
    "a patient who comes 3 times a week",
    "In the corridor outside X-ray. A wheelchair, a blanket, a clock.",
    "You are not a porter, are you? No. They walk faster.",
    "to sit there and be forgotten",
    first=(
        Say(
            "ask",
            "I am not. But I would like to know what it is like to wait here. What is the worst of it?",
            "Not the time. I have time. It is that nobody knows I am here. I begin to think I am forgotten.",
        ),
        Say(
            "sell",
            "No, but soon you will wait much less! The porters will get a screen that shows where everyone is.",
            "A screen. Will it show me, too? I mean, that I am cold?",
        ),
        Say(
            "tell",
            "The mean wait is 40 minutes. With a new screen we expect 25. Would that not be good?",
            "That is a lot of numbers for a corridor. But well done.",
        ),
    ),
    open=(
        Say(
            "name",
            "So it is not the time. It is that you are out of sight, and nobody tells you anything.",
            "Yes. If someone said half an hour, I could read my book. Now I do not dare, in case I miss him.",
        ),
        Say(
            "promise",
            "You are not forgotten, I promise. Someone will be here for you in a moment. That is all right, is it not?",
            "The last one said so as well. It is all right.",
        ),
        Say(
            "tell",
            "With the screen each job is written down, so you cannot be forgotten any more.",
            "I am written down in many places. It does not seem to help.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "I talk about minutes, and you sit here. What is it like for you?",
            "I do not know if anybody knows. If someone said half an hour, I could read. So I look at the clock.",
        ),
        Say(
            "press",
            "We have blankets for people who are cold. You only have to ask, did nobody tell you?",
            "Ask whom? You are the first who has stopped.",
        ),
        Say(
            "sell",
            "In a few weeks it will be like at an airport. Everything will run by itself, just wait!",
            "I never liked airports. And I am waiting.",
        ),
    ),
    warm=(
        Say(
            "together",
            "Help me to try that. Next time someone tells you how long, and you write down if it was true.",
            "With pleasure. I am here on Thursday at 10. I bring my book, and a pencil. You will hear of it.",
        ),
        Say(
            "promise",
            "I will see to it that every patient is told how long it takes. From today on, is that good?",
            "You are 1 person, my dear, and this is a long corridor. But thank you.",
        ),
        Say(
            "rollout",
            "I will put that into the screen. Each patient gets a number and a time, in all departments.",
            "A number. I would rather have someone who tells me.",
        ),
    ),
    cool=(
        Say(
            "together",
            "If we change 1 small thing on your next visit, what should it be? I will come and see.",
            "Tell me how long. Even if it is long. I am here on Thursday at 10.",
        ),
        Say(
            "drop",
            "I had better not keep you. Somebody is surely on the way by now, do you not think?",
            "You are not keeping me from anything.",
        ),
        Say(
            "tell",
            "Porters have to take urgent patients first. That is why it can take a while for others.",
            "I know. I was urgent once. It was much quicker.",
        ),
    ),
)

TEAM = Talk(
    "team",
    ("The porters",),
    "7 people and a kettle",
    "In the porters' room. Nobody talks.",
    "We know what a screen is. It is a clock with our names on it.",
    "that a screen counts minutes, and not what they do for patients",
    first=(
        Say(
            "ask",
            "I want to hear that from you, before anything hangs on a wall. What would it do to your day?",
            "It counts. I took 12 minutes for Mrs Lane, it says. It does not say that she was crying.",
        ),
        Say(
            "tell",
            "It shows jobs, and no names. You walk 14 kilometres a day. Would you not like to walk less?",
            "14. So somebody has counted already.",
        ),
        Say(
            "press",
            "The wards have asked for it. I am sure that you do not want to stand in the way.",
            "In the way? Try to get a bed through this building without us.",
        ),
    ),
    open=(
        Say(
            "name",
            "So your care would look slow. Has somebody used numbers against you before?",
            "There was a list: the fastest porter of the month. You win if you do not talk. So people stopped.",
        ),
        Say(
            "promise",
            "Nobody will use it against you. I would never let that happen. You know me, do you not?",
            "We do. You will also not be here in 2 years.",
        ),
        Say(
            "tell",
            "Then we can measure talking as well. Each job could have a few minutes for it.",
            "Minutes for crying. Is there a button for that?",
        ),
    ),
    guarded=(
        Say(
            "name",
            "You think that it is there to count you. I believe you have a reason. Tell me.",
            "A list: the fastest porter of the month. If you talked with a patient, you lost. So people stopped.",
        ),
        Say(
            "sell",
            "You will be glad of it, honestly! Nobody will ring you in the middle of a job.",
            "We will be glad when we are glad. You can take the sugar with you.",
        ),
        Say(
            "press",
            "It is coming in any case. Would you not rather tell me what you think, before it does?",
            "We have told you. Mind the step on your way out.",
        ),
    ),
    warm=(
        Say(
            "together",
            "What would you count? We could try it for 1 morning, and you keep the paper.",
            "Trips with an empty chair. That makes us mad. 1 morning, no names, and the paper stays here.",
        ),
        Say(
            "rollout",
            "I will ask for a rule that no names are kept. Can we begin in all buildings then?",
            "You will ask. And if they say no, it hangs there anyway.",
        ),
        Say(
            "drop",
            "I had not seen it in that way. Then it is better to have no screen at all.",
            "And the phone rings on, in the lift. You have not asked what we need.",
        ),
    ),
    cool=(
        Say(
            "together",
            "I came with an answer. What do you need for a better day, and how could we try it small?",
            "That nobody rings while I push a bed. Start there. 1 morning, 2 of us, and no list.",
        ),
        Say(
            "promise",
            "I will make sure that there are no more lists. You can rely on me in this.",
            "We relied on the last one, too. Also a very nice person.",
        ),
        Say(
            "round",
            "Then I will have to take it to the head of transport, and he decides for you. Is that what you want?",
            "He knows where we are. We have been here for 19 years.",
        ),
    ),
)

SCREEN = Change(
    "screen",
    (
        "Wards in your hospital phone a porter when a patient has to be moved.",
        "You would like all jobs to stand on 1 shared screen, so that the nearest porter comes.",
    ),
    {"colleague": COLLEAGUE, "manager": MANAGER, "patient": PATIENT, "team": TEAM},
)
