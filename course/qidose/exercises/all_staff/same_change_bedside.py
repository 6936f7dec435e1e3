"""Talks about handing over at the bedside (E-T1-09)."""

from .same_change_talk import Change, Say, Talk

COLLEAGUE = Talk(
    "colleague",
    ("Marisol", "Bernadette", "Ravi"),
    "a nurse on your ward for 22 years",
    "In the kitchen, before the late shift.",
    "You look as if something is on your mind. Out with it.",
    "that people in the next bed hear what is private",
    first=(
        Say(
            "ask",
            "I have been thinking about handover, and you have seen so many. What would you keep as it is?",
            "The office. It is quiet there, and I can say what I have to. In the bay 6 people listen.",
        ),
        Say(
            "tell",
            "We should hand over at the bedside. Other hospitals do it, and it is safer. Have you read about it?",
            "Read about it? We tried something like that in 2009. I remember what it did to patients.",
        ),
        Say(
            "sell",
            "I have a great idea, and I know that you will love it. We hand over at the bedside!",
            "Will I? The last time that someone loved an idea, 6 people in a bay listened to me.",
        ),
    ),
    open=(
        Say(
            "name",
            "So it is about what the others in the bay would hear. You have seen it happen, I think.",
            "A woman learned from the next bed that her scan was bad. I held her hand all night.",
        ),
        Say(
            "tell",
            "We could close the curtains, and ask people to step outside for private matters. Would that do?",
            "A curtain is a piece of cloth. But you have your answer already, so why do you ask?",
        ),
        Say(
            "press",
            "I see. But the trust wants us to move with the times, so we will have to find a way.",
            "Then the trust can come and whisper in the bay. If it is decided, you do not need me.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "It sounds as if patients were hurt by something like this. What happened?",
            "A woman learned from the next bed that her scan was bad. You are the first who has asked.",
        ),
        Say(
            "tell",
            "It is different now. We have training, and a form for what may be said aloud. Shall I show you?",
            "A form. Fine. Then write on it that I told you so.",
        ),
        Say(
            "press",
            "At some point everyone has to try something new. We cannot do things the same way for ever.",
            "I try something new each week. I just look at what it does to people.",
        ),
    ),
    warm=(
        Say(
            "together",
            "How could we do it so that this cannot happen? Let us try it once, with a patient whom you choose.",
            "The side room. I ask her first, and private things stay in the office. Tomorrow?",
        ),
        Say(
            "promise",
            "I promise you that nothing like this will happen again. I will see to it myself.",
            "You mean it kindly. But you are off 3 days a week. I would rather think it through with you.",
        ),
        Say(
            "rollout",
            "Thank you, that helps. Shall we start with all 4 bays on Monday, and keep your point in mind?",
            "All 4 bays. So my point is in your mind, and my patients are in the bay.",
        ),
    ),
    cool=(
        Say(
            "together",
            "I talk too much, and you have seen it. With 1 patient, how would you go about it?",
            "In a side room. With somebody who says yes first. That I would do, once. Then we talk again.",
        ),
        Say(
            "drop",
            "All right, forget it. If you are against it, it will never work on this ward, will it?",
            "I am not against it. I am against doing it to people. But as you like.",
        ),
        Say(
            "round",
            "I will talk to the ward manager, then. Somebody has to decide how we do it here.",
            "Do that. I will read about it on the notice board, like the last 9 things.",
        ),
    ),
)

MANAGER = Talk(
    "manager",
    ("Jacqueline", "Tendai", "Fergus"),
    "your ward manager",
    "In the office, 10 minutes before the next meeting.",
    "Come in. I have 10 minutes and 3 empty posts. What is it?",
    "that the shift ends late, and that people leave because of it",
    first=(
        Say(
            "ask",
            "I would like to try something at handover. Tell me first what troubles you about handover now.",
            "That it never ends. People go home 20 minutes late. With another 10 I lose them.",
        ),
        Say(
            "sell",
            "I have an idea that makes patients safer and staff happier. And what does it cost? Nothing!",
            "Nothing costs nothing. Who pays when the shift ends at 9pm and not at 8:30pm?",
        ),
        Say(
            "tell",
            "Patients complain that nobody talks with them. If we hand over at the bedside, that is mended.",
            "I read the complaints. I also read the overtime. Which of them do I show my director?",
        ),
    ),
    open=(
        Say(
            "name",
            "So the shift has to end on time, or people leave. Where do the 20 minutes come from?",
            "From waiting. 5 people sit and look at the door until the last one comes. I have never counted it.",
        ),
        Say(
            "promise",
            "At the bedside it will be quicker, I am sure. You would like us all to be home on time, surely?",
            "I would. And if it takes longer, who is asked about it? I am.",
        ),
        Say(
            "tell",
            "But safety matters more than overtime. I think the director would see that, if it were explained well.",
            "You explain safety to me? I was on this ward when you were at school. Anything else?",
        ),
    ),
    guarded=(
        Say(
            "name",
            "You have to answer for the overtime, and people are tired. I had not thought of that side of it.",
            "Few people do. Most of it is waiting, I think. 5 people look at a door. Nobody has measured it.",
        ),
        Say(
            "press",
            "Other wards have the same money, and they manage. Why should it be harder here?",
            "Ask their managers how many nurses left this year. Then come back.",
        ),
        Say(
            "tell",
            "There are good studies on this. Shall I send you 2 of them that show how much patients gain from it?",
            "Send them. They can lie on top of the others. My 10 minutes are nearly over.",
        ),
    ),
    warm=(
        Say(
            "together",
            "I could time 3 handovers as they are. Then we try 1 at a bedside, and stop if it takes longer.",
            "1 patient, 1 morning, and you show me both numbers. If it is longer, we talk. Yes.",
        ),
        Say(
            "rollout",
            "Then let us begin with the whole ward on the first of the month. How else can we see an effect?",
            "A whole ward, for a guess? And if it goes wrong, I have a month of overtime. No.",
        ),
        Say(
            "drop",
            "Perhaps it is better to wait until the posts are filled. It is a bad time, is it not?",
            "It is always a bad time. I liked you better a minute ago.",
        ),
    ),
    cool=(
        Say(
            "together",
            "I have shown you nothing yet. What would you have to see after 1 try?",
            "2 numbers. How long it took, and what the patient says. That is more than I get from most people.",
        ),
        Say(
            "promise",
            "I will make sure that nobody stays late. You have my word on it.",
            "Your word does not write the rota. But thank you.",
        ),
        Say(
            "round",
            "The chief nurse likes ideas like this. Should I perhaps talk with her about it?",
            "You could. Then I hear of it from her, and we both know something about each other.",
        ),
    ),
)

PATIENT = Talk(
    "patient",
    ("Mrs Osei", "Mr Halloran", "Mrs Costa"),
    "a patient, in week 3 on your ward",
    "At the bed by the window, after lunch.",
    "Sit down, dear. You are the first today who comes without a needle.",
    "that staff talk about patients, and not with them",
    first=(
        Say(
            "ask",
            "May I ask you something? What is it like for you in the morning, when the shift changes?",
            "They walk past. I hear my name from the office, and then a laugh. I lie here and wonder.",
        ),
        Say(
            "sell",
            "We have a nice idea for you. Each morning the nurses will come to your bed and talk about you there!",
            "About me. I see. Well, you will know what is best.",
        ),
        Say(
            "tell",
            "Soon nurses will hand over at the bedside. Did you know that patients feel safer in that way?",
            "Do they? With everyone listening? But I see that you have decided.",
        ),
    ),
    open=(
        Say(
            "name",
            "You hear your name, and nobody tells you what they say. What would you like them to know?",
            "About my left hand. I cannot open the little packs, and I am ashamed to ring.",
        ),
        Say(
            "promise",
            "They never laugh about you, I promise. They are lovely people, you know that, do you not?",
            "Yes, yes. I know. Do not trouble yourself.",
        ),
        Say(
            "tell",
            "That is just why we want to come to the bed. Then you will hear all of it yourself.",
            "All of it? And the lady in the next bed, too? Oh.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "I went too fast. What would be good for you, and what would be bad?",
            "Good, if someone looks at me when they say it. Bad, at 7 in the morning with my hair like this.",
        ),
        Say(
            "sell",
            "You will like it, I am sure. The others whom we told think that it is a very good thing.",
            "Then you do not need me. It was good of you to come by.",
        ),
        Say(
            "press",
            "It takes only 2 minutes. If all is well you can just nod. That is not too much, is it?",
            "Nodding I can do. I have been nodding for 3 weeks.",
        ),
    ),
    warm=(
        Say(
            "together",
            "May we try it with you once, at an hour that suits you? Then you tell me what we did wrong.",
            "After breakfast, when I am decent. I taught for 40 years, so I can mark you.",
        ),
        Say(
            "promise",
            "I will tell them all. From today everyone will know what you need, and that is settled.",
            "That would be nice. They do change every day, though.",
        ),
        Say(
            "tell",
            "That should be in your notes. Shall I look up who wrote them, and why it is missing?",
            "Oh no. Please do not get anyone into trouble because of me.",
        ),
    ),
    cool=(
        Say(
            "together",
            "I would like to get this right. Help me to plan it: you choose the hour, and what is said.",
            "Me? Nobody has asked me that since I came in. After breakfast, then. Bring a pencil.",
        ),
        Say(
            "drop",
            "You would rather leave it as it is, is that right? Then I will let you rest.",
            "I never said that. But I am used to people leaving.",
        ),
        Say(
            "rollout",
            "We begin in all bays on Monday in any case. If it is not for you, just tell one of the nurses, all right?",
            "Which one? They are always in the office.",
        ),
    ),
)

TEAM = Talk(
    "team",
    ("The night team",),
    "5 people with their coats on",
    "In the office, at 7am.",
    "We hear that you want us out there with the patients listening. Is that true?",
    "that a gap in the night is read out, with a name",
    first=(
        Say(
            "ask",
            "It is an idea, and nothing is decided. You are the ones who would do it. What would be hard?",
            "There is a gap in the chart at 3am. The patient sees it, the day shift sees it. All look at you.",
        ),
        Say(
            "tell",
            "Yes, because it is safer. If all of us look at the chart together, mistakes are found earlier.",
            "Mistakes. Ours, you mean. The day shift has none, of course.",
        ),
        Say(
            "press",
            "It is only 10 minutes, and the day team has agreed. Will you come along with it too?",
            "The day team has agreed to what we will do at 7am. How kind.",
        ),
    ),
    open=(
        Say(
            "name",
            "So a gap would be seen, and you would feel accused. It sounds as if that has happened here.",
            "Last winter. A dose was forgotten in a night with 2 deaths. It was read out. She left.",
        ),
        Say(
            "promise",
            "Nobody will be blamed, you have my word. This is about learning. Can we agree on that?",
            "They said so last winter too, in the same words.",
        ),
        Say(
            "tell",
            "But gaps are just what we need to find. If they stay hidden, someone will come to harm.",
            "So you do want to look for our gaps. Good that we have talked about it.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "To you this sounds like a search for mistakes. Am I right? What makes you think of that?",
            "Last winter a gap was read out at a meeting, with the name. After a night with 2 deaths.",
        ),
        Say(
            "tell",
            "Look at the facts. Most gaps do no harm, and patients would gain. Is that not what we all want?",
            "If most do no harm, why do we need people to watch?",
        ),
        Say(
            "press",
            "I know that you are tired. But we cannot run the whole ward around the night shift.",
            "No. At night the ward runs by itself, as you know. May we go home now?",
        ),
    ),
    warm=(
        Say(
            "together",
            "What rule would you need, before 1 of you tries it once? You write it. I take it to the manager.",
            "Nobody says who. We say what was missing, and what comes next. Then I try it on Thursday, with bed 2.",
        ),
        Say(
            "rollout",
            "Thank you for being so open. I will ask for an end to these meetings. Shall we all start on Monday?",
            "All of us, on Monday? You have heard us, and gone on as before.",
        ),
        Say(
            "drop",
            "I had no idea. In that case it is better to leave everything as it is.",
            "As it is, the next gap is read out at the next meeting. We did not ask for that.",
        ),
    ),
    cool=(
        Say(
            "together",
            "I see that I have to earn your trust here. Tell me what you would want to see first, before any test.",
            "A line from the manager: no names. And you come in for a night, and see 3am.",
        ),
        Say(
            "promise",
            "If anything happens to you, I will speak up. You know that you can count on me in this, do you not?",
            "That is kind. But you are asleep at 3am.",
        ),
        Say(
            "round",
            "The manager wants this. I would like it better if you came along freely, but it will come.",
            "There it is. You could have said that first, and saved us the time.",
        ),
    ),
)

BEDSIDE = Change(
    "bedside",
    (
        "Nurses on your ward hand over to each other in the office.",
        "You would like them to do it at the bedside. Patients could listen, and speak.",
    ),
    {"colleague": COLLEAGUE, "manager": MANAGER, "patient": PATIENT, "team": TEAM},
)
