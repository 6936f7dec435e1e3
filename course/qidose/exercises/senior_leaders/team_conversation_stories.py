"""The talks of "Team conversation" (E-T3-03): 3 teams, each with what it knows about its work."""

from .team_conversation_talk import Story, Turn, Way, agreement, first_question, opening

ASK_NOW = "So what happens now?"
ASK_GUARDED = "So what is it that you want us to do?"

FALLS = Story(
    id="falls",
    measure="falls",
    place="Rowan ward cares for older people. 6 of its staff sit in the day room.",
    turns=(
        opening("Carol, ward manager", "We know why you are here. It is the falls."),
        first_question(
            "Carol, ward manager",
            {
                "usual": "From 5am to 7am everybody needs the toilet at once. There are 2 of us for 26 beds.",
                "since": "The night lights. Since {since} they go out at 10pm, to save power.",
                "month": "In {month} the lift was broken. For 3 weeks we had 8 more patients, in the corridor.",
            },
        ),
        Turn(
            "Dilys, healthcare assistant",
            "And most who fall have not rung the bell. That is what I think.",
            "They do not ring the bell. That is all I can say.",
            (
                Way(
                    "helps",
                    "That may be so. What could you note down after each fall, to find out?",
                    "The time, and if the bell was within reach. I would like to see that myself.",
                ),
                Way(
                    "solves",
                    "Then I will have a louder bell put beside each bed on this ward.",
                    "A louder bell. We do hear the bells that we have.",
                ),
                Way(
                    "compares",
                    "{month} had more falls than {before}. Did fewer people ring the bell in {month}?",
                    "We do not write down who rings. So I could only make something up.",
                ),
                Way(
                    "blames",
                    "Then somebody is not telling patients to ring. Who does the evening round?",
                    "We all do that round. And we all tell them.",
                ),
            ),
        ),
        Turn(
            "Yusuf, staff nurse",
            "Mrs Pell fell on a Sunday. She told me that she had not wanted to be a bother.",
            "Mrs Pell fell too. She did not want to be a bother, she says.",
            (
                Way(
                    "helps",
                    "Not to be a bother. What had she seen or heard, that made her feel so?",
                    "She had seen us run all night, and wanted to spare us. I had not thought of it like that.",
                ),
                Way(
                    "blames",
                    "How could she be left alone? Who was looking after her bay on that day?",
                    "Yusuf was. He had 12 others as well.",
                ),
                Way(
                    "smooths",
                    "I am sure that she was well looked after. You are known for how kind you are.",
                    "Thank you. We do try.",
                ),
                Way(
                    "trains",
                    "Then we should train everybody here in how to prevent falls, before summer.",
                    "We all had that in the autumn. I can send you the list.",
                ),
            ),
        ),
        Turn(
            "Carol, ward manager",
            ASK_NOW,
            ASK_GUARDED,
            (
                Way(
                    "helps",
                    "What stands in your way that you cannot move, and that I can?",
                    "In 2 bays the bells have been on the repair list since before Christmas. Nobody answers us.",
                ),
                Way(
                    "pushes",
                    "Could you all watch your patients more closely in {next}, please?",
                    "We watch them as closely as we can. There are 26 of them.",
                ),
                Way(
                    "solves",
                    "What about mats that ring? I have read of them, and could order 10.",
                    "We had mats 2 years ago. They rang all night.",
                ),
                Way(
                    "blames",
                    "What did each of you do wrong? I would like a short note from you.",
                    "A note. Right. And whose file does it go into?",
                ),
            ),
        ),
        agreement(
            "Yusuf, staff nurse",
            "Carol",
            {
                "usual": "I would start with bay 2, and 1 person who is free at 6am. We can try that on Monday.",
                "since": "Then come by at 10pm, and see for yourself. I will ask somebody from estates to come too.",
                "month": "The lift is mended. But we need a plan for the next time that we must take more patients.",
            },
        ),
    ),
    last="Carol, ward manager",
    open="Next time I will come to you before it is a bad month.",
    half="Well. Thank you for coming.",
    shut="We should get back to our patients.",
)

LETTERS = Story(
    id="letters",
    measure="discharge-letters",
    place="Juniper ward sends each patient home with a letter to the GP. 6 of its staff sit in the handover room.",
    turns=(
        opening("Bex, ward manager", "We know why you are here. It is the letters."),
        first_question(
            "Bex, ward manager",
            {
                "usual": "Letters are written after the round, at 3pm. By then the pharmacist who checks them is gone.",
                "since": "The form. Since {since} each letter needs a second signature, and that doctor is in clinic.",
                "month": "In {month} the computers were down for 9 days. We wrote on paper and typed it all in later.",
            },
        ),
        Turn(
            "Wanda, ward clerk",
            "And weekends are the worst. If you ask me, that is where it goes wrong.",
            "It is the weekends. Ask anybody.",
            (
                Way(
                    "helps",
                    "That may be so. What could we write on each letter for 2 weeks, to see?",
                    "The day and the hour that it was begun. That takes me 5 seconds.",
                ),
                Way(
                    "solves",
                    "Then I will ask for a second doctor at weekends, from next month on.",
                    "A second doctor would be nice. Though I am not sure what for.",
                ),
                Way(
                    "compares",
                    "{month} had 5 weekends, and {before} had only 4. Would that explain it?",
                    "Perhaps. I would have to think of what {before} was like.",
                ),
                Way(
                    "blames",
                    "Then I would like to know which doctors were on duty at those weekends.",
                    "I was, twice. I see.",
                ),
            ),
        ),
        Turn(
            "Anil, junior doctor",
            "A man came back on a Monday. His GP had not known that we had changed his tablets.",
            "1 man came back, because of his tablets. You will have heard of it.",
            (
                Way(
                    "helps",
                    "What was that like for him? And how did you come to hear about it?",
                    "He told Anil that he felt forgotten as soon as he had left. It has stayed with us.",
                ),
                Way(
                    "blames",
                    "How could that happen? Somebody must have had his letter on their list.",
                    "It was on a list. There are 40 on that list.",
                ),
                Way(
                    "smooths",
                    "That was bad luck. I am sure that nearly all of your letters are good.",
                    "They are, when they go out.",
                ),
                Way(
                    "trains",
                    "Then all new doctors should have a course in writing letters, by summer.",
                    "They had it at induction. They know how to write a letter.",
                ),
            ),
        ),
        Turn(
            "Bex, ward manager",
            ASK_NOW,
            ASK_GUARDED,
            (
                Way(
                    "helps",
                    "What do you need from me that you cannot get for yourselves?",
                    "Our own numbers. We see this chart when you bring it, and that is 6 weeks later.",
                ),
                Way(
                    "pushes",
                    "Could we all make an effort in {next}? I will bring cake if it is green.",
                    "Cake is nice. But it is not for lack of cake that we are late.",
                ),
                Way(
                    "solves",
                    "What about a better letter tool? I saw 1 in another trust, and can get it.",
                    "We have 2 letter tools as it is.",
                ),
                Way(
                    "blames",
                    "What could each of you have done better? I want you to write it down.",
                    "Right. By when do you want it?",
                ),
            ),
        ),
        agreement(
            "Anil, junior doctor",
            "Bex",
            {
                "usual": "Anil could write 3 letters at the bedside tomorrow, during the round. Then we see.",
                "since": "I will bring you the form. And whoever asked for it should sit here too.",
                "month": "So we plan for the next time that the computers are down. We can write it while we remember.",
            },
        ),
    ),
    last="Bex, ward manager",
    open="I had not expected to say so, but this was useful. Will you come again?",
    half="Good. Thank you for your time.",
    shut="If that is all, the round begins in 5 minutes.",
)

CRISIS = Story(
    id="crisis",
    measure="crisis-4-hours",
    place="The crisis team visits people in despair, by day and night. 6 of its staff sit in the office.",
    turns=(
        opening("Femi, team manager", "We know why you are here. It is the 4 hours."),
        first_question(
            "Femi, team manager",
            {
                "usual": "Each call is written down 3 times, in 3 systems. And there is 1 car for half the county.",
                "since": "The calls. Since {since} they go to the central line first. They reach us an hour later.",
                "month": "In {month} the river bridge was closed. Half of our visits took an hour longer.",
            },
        ),
        Turn(
            "Kit, support worker",
            "And calls after 8pm take longest. I am nearly sure of it.",
            "Late calls take longest. Everybody knows that.",
            (
                Way(
                    "helps",
                    "You may be right. What could we note for each call, to see if it is so?",
                    "When it comes in, and when somebody leaves. There is room for that on the sheet.",
                ),
                Way(
                    "solves",
                    "Then I will move 1 of you from the day to the evening, from next month on.",
                    "Then nobody is here at noon. But it is your decision.",
                ),
                Way(
                    "compares",
                    "{month} was worse than {before}. Were there more of these late calls in {month}?",
                    "There may have been. We would be guessing.",
                ),
                Way(
                    "blames",
                    "Then I would like to know who was on in the evenings when it went wrong.",
                    "All of us take turns. So it will have been all of us.",
                ),
            ),
        ),
        Turn(
            "Siobhan, mental health nurse",
            "A mother waited with her son until midnight. She said that she would not ring us again.",
            "1 mother says that she will not ring us again.",
            (
                Way(
                    "helps",
                    "What did that night look like for her? And what was it like for you?",
                    "She sat on the stairs, so that he could not leave. Siobhan rang her again and again.",
                ),
                Way(
                    "blames",
                    "Whose call was that? She should have been rung back within the hour.",
                    "Siobhan had it. She had 3 others at the same time.",
                ),
                Way(
                    "smooths",
                    "That is hard to hear. But think of all the families whom you do reach.",
                    "Yes. We try to.",
                ),
                Way(
                    "trains",
                    "Then we need a course for everybody, on how to talk with families.",
                    "They know how to talk with families. They were in the car.",
                ),
            ),
        ),
        Turn(
            "Femi, team manager",
            ASK_NOW,
            ASK_GUARDED,
            (
                Way(
                    "helps",
                    "Where do you get stuck in a way that only somebody like me can mend?",
                    "We asked for a second set of car keys in May. It waits for a signature on your floor.",
                ),
                Way(
                    "pushes",
                    "Could you all try to be quicker in {next}? I know how much you care.",
                    "We care as much as we can, thank you.",
                ),
                Way(
                    "solves",
                    "What about an app that finds the nearest nurse? I can get it for you.",
                    "There is 1 car. The nearest nurse is the one who sits in it.",
                ),
                Way(
                    "blames",
                    "What did each of you do wrong? That is what I would like to hear.",
                    "I was in a car. Shall I write that down?",
                ),
            ),
        ),
        agreement(
            "Siobhan, mental health nurse",
            "Femi",
            {
                "usual": "For 1 evening we could write each call only once, and see what breaks. Kit would like that.",
                "since": "Then let us sit beside somebody on the central line for an hour. Could you come too?",
                "month": "The bridge is open again. But we want to know beforehand when it is closed.",
            },
        ),
    ),
    last="Femi, team manager",
    open="Thank you. I think that we will sleep better tonight.",
    half="All right. We will see.",
    shut="The phone is ringing. Excuse us.",
)

STORIES = (FALLS, LETTERS, CRISIS)
