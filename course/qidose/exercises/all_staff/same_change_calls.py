"""Talks about phoning people the day before their first visit (E-T1-09)."""

from .same_change_talk import Change, Say, Talk

COLLEAGUE = Talk(
    "colleague",
    ("Denise", "Arjun", "Lorna"),
    "a receptionist, at the next desk",
    "At the front desk, in the first quiet minute since 8am.",
    "Listen to that. Silence. It will ring at any moment, so be quick.",
    "who answers the door and the phone in the meantime",
    first=(
        Say(
            "ask",
            "It is about people who miss their first visit. You talk with them. What keeps them away?",
            "Buses. And fear. But if you want me to ring them all, who answers this phone?",
        ),
        Say(
            "sell",
            "I have something that will make your day so much easier. We ring everyone the day before!",
            "We? It rings 90 times before midday. I have 2 ears, and both are taken.",
        ),
        Say(
            "tell",
            "15 in 100 people miss their first visit. Did you know that a call can bring that down to 8?",
            "And I ring all 100, between the phone, the door and the man with the parking ticket.",
        ),
    ),
    open=(
        Say(
            "name",
            "So you worry about the desk and the phone while you ring. When is it calm here, if ever?",
            "From 2 to 3. Then I do the filing that nobody reads. It could wait, if someone said so.",
        ),
        Say(
            "tell",
            "It would be 5 calls of a minute each. Over a whole day that is not very much, is it?",
            "5 minutes. Have you ever rung somebody who is deaf, or lonely, or both? I have.",
        ),
        Say(
            "promise",
            "I will help you. When it gets busy, you just call me, and I come over at once.",
            "When it is busy you are in clinic with the door shut. But it is a kind thought.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "Your day is full, I hear. I would like to see where it goes at the worst time.",
            "To people who ring because of a wrong letter. Half of them have the wrong day. Look, I keep a list.",
        ),
        Say(
            "press",
            "All of us are busy. But it is for the patients, and you care about them, do you not?",
            "Do not ask me if I care. I was here before you had a badge.",
        ),
        Say(
            "sell",
            "Once it runs, you will get far fewer calls. Think how calm it will be here!",
            "They said that about the new phones, too. And about that screen, which is always black.",
        ),
    ),
    warm=(
        Say(
            "together",
            "Let us ring 2 people tomorrow, when it is calm. You say what we ask, and I sit beside you.",
            "With you here? All right. I would ask how they will get here. That is the question.",
        ),
        Say(
            "rollout",
            "Then all calls are made in the afternoon, from Monday. I will write it down as a rule, shall I?",
            "You write the rule, and I make the calls. And on Tuesday someone wants the filing.",
        ),
        Say(
            "drop",
            "I see that it is too much. Should I rather find someone in another office to do it?",
            "They do not know that the 14 bus leaves from the back. Why did you ask me, then?",
        ),
    ),
    cool=(
        Say(
            "together",
            "So far I have only added to your day. Which 1 call would save you most?",
            "1 of those with a wrong letter, before they ring me. 1 I can do. Let us see.",
        ),
        Say(
            "round",
            "I will ask the manager for a plan, so that it is fair for all of you.",
            "Then it is fair, and it is a plan. And the phone rings all the same.",
        ),
        Say(
            "press",
            "Could you not just try it for a month? If it does not work, we can still stop.",
            "Nothing that began here has ever stopped. You know that as well as I do.",
        ),
    ),
)

MANAGER = Talk(
    "manager",
    ("Yvonne", "Malcolm", "Sunita"),
    "your service manager",
    "On the stairs, between 2 meetings.",
    "Walk with me. You want to ring people before their visit, I hear.",
    "that a private message reaches the wrong person",
    first=(
        Say(
            "ask",
            "I do, and you have seen more of this than I have. What would make you say no?",
            "A voice on the wrong phone. Last year we told a man's wife. She had not known that he was ill.",
        ),
        Say(
            "tell",
            "Yes. Missed visits cost us 40 hours a month. Calls would pay for themselves. Shall I show you?",
            "Hours I can count. I do not want another letter like the one I wrote last year.",
        ),
        Say(
            "sell",
            "Yes! It is simple and cheap, and patients will love us for it. All I need is your yes.",
            "Simple and cheap. I was told so last year. Then I wrote the worst letter of my life.",
        ),
    ),
    open=(
        Say(
            "name",
            "That must have been hard for all of you. So what counts is who picks up, and what we say then.",
            "That is just it. There is no rule. Everyone says something different, and hopes.",
        ),
        Say(
            "promise",
            "That will not happen with us. You know how careful our receptionists are, do you not?",
            "So were those. It was a careful person who left that message.",
        ),
        Say(
            "tell",
            "The law allows it, as long as we only say the time and the place. I have looked it up, to be quite sure.",
            "The law did not sit at their table that evening. Is that all?",
        ),
    ),
    guarded=(
        Say(
            "name",
            "It sounds as if last year still weighs on you. What happened, and what is still open?",
            "A message reached the wrong person. And nobody ever wrote down what to say when a stranger answers.",
        ),
        Say(
            "press",
            "But that was last year. Do we want 1 mistake to stop us from helping all the others?",
            "1 mistake. It was somebody's marriage. I have to go in here.",
        ),
        Say(
            "sell",
            "Then think of the good letters that you will get, when people are seen on time!",
            "Good letters have a drawer of their own. I have to go in here.",
        ),
    ),
    warm=(
        Say(
            "together",
            "I could write 3 sentences for that with a patient, try them on 2 calls, and show you what happens.",
            "3 sentences. No messages left, not even a name. And you tell me after 2. That I can stand behind.",
        ),
        Say(
            "rollout",
            "Then I write a rule, and all clinics start next month. It should be the same everywhere, should it not?",
            "All clinics, with a rule that nobody has tried. That is how last year began.",
        ),
        Say(
            "drop",
            "Then we had better stay with letters. A letter at least goes to the right house.",
            "Letters go wrong too. I did not say no. I said what I am afraid of.",
        ),
    ),
    cool=(
        Say(
            "together",
            "I was too quick. What would you have to see, before 1 receptionist rings 1 person?",
            "What is said, word for word, if a stranger picks up. Show me that, and it can be 1 call.",
        ),
        Say(
            "promise",
            "If anything goes wrong, I will take the blame. You will not have to write a letter.",
            "It does not work like that, and you know it. But thank you for the offer.",
        ),
        Say(
            "round",
            "The patients' group likes the idea. Should they perhaps take it to the board?",
            "They may. Then the board asks me about last year. You are not making this easier.",
        ),
    ),
)

PATIENT = Talk(
    "patient",
    ("Mr Adeyemi", "Mrs Pryce", "Mr Novak"),
    "a patient who missed a first visit",
    "In the waiting room, with 20 minutes to go.",
    "Is it my turn? I missed the last one, I know. I am sorry. I am here now.",
    "that a phone call is hard for somebody who does not hear well",
    first=(
        Say(
            "ask",
            "I am glad that you are here. May I ask what would have helped you last time?",
            "Well. The letter said to ring if there was a problem. There was one. But I do not ring people.",
        ),
        Say(
            "tell",
            "Last time an hour stayed empty. That is why we will ring people the day before. You see?",
            "Ring. Yes. Of course. You have to do what you have to do.",
        ),
        Say(
            "sell",
            "We have something new: a friendly call the day before. Nobody will forget a visit again!",
            "I had not forgotten. But it sounds very modern.",
        ),
    ),
    open=(
        Say(
            "name",
            "You had a problem, and the only way to tell us was by phone. That did not suit you at all.",
            "I do not hear well. On the phone I just say yes. A text I can read, and think about.",
        ),
        Say(
            "tell",
            "You can also ring us later in the day, after 4pm. The line is less busy then. Did the letter not say so?",
            "After 4. Thank you. I will make a note of that.",
        ),
        Say(
            "press",
            "It is important to let us know, though. Other people are waiting for these visits.",
            "Yes. You are right. I said that I was sorry.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "I had not thought about whether a call suits you. How would you like to hear from us?",
            "You are the first to ask. I do not hear well. On the phone I say yes to everything. A text would do.",
        ),
        Say(
            "sell",
            "It is really easy. You just pick up and say yes, and we do all the rest!",
            "Oh, saying yes I can do. That is the trouble.",
        ),
        Say(
            "press",
            "Can I put you down for the calls all the same? It only takes a moment of your time, and it helps us.",
            "If you have to. I may not pick up.",
        ),
    ),
    warm=(
        Say(
            "together",
            "Let us try that. We text you before your next visit, and you tell us if it was clear.",
            "I will. And say which door. I stood at the wrong one last time, and then I went home.",
        ),
        Say(
            "promise",
            "I will see that nobody ever rings you again. It will be in your notes for good, all right?",
            "That would be nice. The eye clinic has had it in its notes since June. They rang today.",
        ),
        Say(
            "rollout",
            "Then we text everybody, and stop the calls. Thank you, that is a great help.",
            "Everybody? My brother has no mobile. He likes it when someone rings.",
        ),
    ),
    cool=(
        Say(
            "together",
            "Let me begin again. How should we remind you of the next visit? We will try just that.",
            "By text, with the door in it. I stood at the wrong one for half an hour. Can you do that?",
        ),
        Say(
            "drop",
            "Never mind. You are here now, and that is what counts, is it not?",
            "Yes. Until the next time.",
        ),
        Say(
            "tell",
            "There is a leaflet about the calls on the table. It explains everything very well.",
            "I will read it. Reading I can do.",
        ),
    ),
)

TEAM = Talk(
    "team",
    ("The booking office",),
    "6 people at 6 screens",
    "In the booking office. Nobody looks up.",
    "So reception will ring our patients now. And then? What are we for?",
    "that the calls are the first step to losing their jobs",
    first=(
        Say(
            "ask",
            "I do not want to do this without you. Tell me what you have heard, and what you make of it.",
            "That it is a test for a machine. First people ring, then a computer rings. Then you need 2 of us.",
        ),
        Say(
            "tell",
            "You book the visits, and reception reminds people. So nothing changes for you, does it?",
            "Nothing changes. They said that in the typing office, too. It is a store room now.",
        ),
        Say(
            "press",
            "This is about patients, and not about us. I hoped that you would see it in that way.",
            "We have seen patients' names since 8 this morning. Some of us would like to go on with that.",
        ),
    ),
    open=(
        Say(
            "name",
            "So behind the calls you see the end of your jobs. Do I understand you? What makes you think so?",
            "In June they counted our calls. Each name, each day, on a list in the corridor. Nobody said why.",
        ),
        Say(
            "promise",
            "Nobody will lose a job because of this. I can promise you that, here and now. Is that good enough?",
            "With respect, that is not yours to promise.",
        ),
        Say(
            "tell",
            "A computer for this would cost far more than it brings. I have seen the figures.",
            "So there are figures. For a computer. That is good to hear.",
        ),
    ),
    guarded=(
        Say(
            "name",
            "You are afraid for your jobs, and you have been told such things before. I did not know that.",
            "In June they hung up a list with our names and calls. In the typing office it began like that.",
        ),
        Say(
            "press",
            "Things change everywhere. Is it not better to be part of it than to wait for it?",
            "We have been part of 3 changes. There were 11 of us then.",
        ),
        Say(
            "sell",
            "With fewer missed visits you will have far less to book a second time. Your days will be so much calmer!",
            "Calmer, yes. And then someone looks at how calm we are.",
        ),
    ),
    warm=(
        Say(
            "together",
            "Would 1 of you make 3 calls with me? You decide what we count. No names, and you see it first.",
            "We count what people say. Not who rings. If it looks like June, we stop. Salma will do 3.",
        ),
        Say(
            "rollout",
            "I will ask the director to take the list down. Can all of you start to ring on Monday, then?",
            "All of us, on Monday. So the list comes down, and we are on it anyway.",
        ),
        Say(
            "drop",
            "I can see that this is about more than phone calls. I will leave it to the managers.",
            "That is what we thought. In the end it is left to the managers.",
        ),
    ),
    cool=(
        Say(
            "together",
            "I cannot promise you jobs. What can I do, so that a test with 3 calls is yours?",
            "No names. And we see the numbers before anybody else. Then we can talk about 3 calls.",
        ),
        Say(
            "round",
            "Would it help if the director came here, and explained the plan to you?",
            "The director explained the typing office, too. It was a good talk.",
        ),
        Say(
            "press",
            "If you do not take part, others will decide how it is done. I say that as a friend.",
            "They always do. Was there anything else?",
        ),
    ),
)

CALLS = Change(
    "calls",
    (
        "In your clinic 15 in 100 people miss their first visit.",
        "You would like reception to phone people the day before, and ask if they can come.",
    ),
    {"colleague": COLLEAGUE, "manager": MANAGER, "patient": PATIENT, "team": TEAM},
)
