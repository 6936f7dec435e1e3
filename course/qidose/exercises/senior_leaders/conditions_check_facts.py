"""The bank of "Conditions check" (E-T3-10): what a visitor hears in a trust, by condition and by how far it holds.

What makes a level right, so that new facts can be judged alike:

    no     it does not happen, whatever is said
    part   it happens for some people or at some times
    yes    it happens for all for whom it should, and it lasts
"""

from typing import Literal

Level = Literal["no", "part", "yes"]
Facts = dict[Level, tuple[str, str]]

CONDITIONS = {
    "constancy": "Leaders stay with 1 approach for years",
    "plan": "There is a plan of who learns what",
    "everyday": "It is the way that things are done here",
    "concepts": "People know improvement from assurance",
    "tools": "Tools are used when they fit",
}
"""The 5 conditions that keep improvement going (NHS Improvement 2017)."""
PLANT = {
    "soil": "Soil: the organisation welcomes it",
    "attention": "Attention: leaders care for it, and last",
    "light": "Light: training and support",
    "water": "Water: measurement and data",
    "protection": "Protection from damage",
}
"""The 5 needs of a plant, to which Shortell (1998) compared improvement."""

TRUSTS = ("Larkmoor", "Ottermere", "Windlebury", "Thornacre", "Hollowdale", "Merriden")

FACTS: dict[str, Facts] = {
    "constancy": {
        "no": (
            "Each new chief executive has brought another model. This is the third in 5 years.",
            "Improvement was the aim of 2024. The aim of 2025 is another, and the work has ended.",
        ),
        "part": (
            "The board has kept to 1 approach for 4 years. Each winter the work on it is stopped until April.",
            "3 of 5 directors have kept to the approach for years. The other 2 bring in models of their own.",
        ),
        "yes": (
            "The same approach has been used for 7 years, with 2 chief executives and a very hard winter.",
            "When money was short, the board cut other things. The approach has stayed, now for 6 years.",
        ),
    },
    "plan": {
        "no": (
            "Courses are open to whoever comes first. Nobody can say who should learn what.",
            "There is no list of who was trained. Places are given away when a date comes near.",
        ),
        "part": (
            "For nurses it is written who should learn what. All other staff are not in it yet.",
            "A plan of who learns what was written 4 years ago. Only the first year of it was done.",
        ),
        "yes": (
            "A plan says which roles need which level, and by when. It is looked at again each June.",
            "For each role it is written what people should learn. Places are given by it, every year.",
        ),
    },
    "everyday": {
        "no": (
            "Projects are done by a central team. On the wards people wait until it comes.",
            "All 12 projects ended when their leads left. No job description speaks of improvement.",
        ),
        "part": (
            "On 6 of 20 wards staff test ideas each week as part of their work. On the others nobody does.",
            "Testing ideas is part of the job for managers. For those whom they manage it is not.",
        ),
        "yes": (
            "In all teams, staff look at their chart each week and test ideas as part of the job.",
            "Improvement is in each job description and appraisal, and new starters see it on day 1.",
        ),
    },
    "concepts": {
        "no": (
            "Each test needs proof beforehand that it will meet the standard. So hardly any is begun.",
            "A test that fails is counted as a breach. The yearly audit is called the improvement programme.",
        ),
        "part": (
            "Directors tell a test from an audit. On the wards a test that fails is still called a breach.",
            "In 1 of 2 hospitals tests are agreed with auditors. In the other, they are marked as failed.",
        ),
        "yes": (
            "Tests are agreed with the auditors before they begin. Once a change is the standard, it is audited.",
            "Staff can say which work tests a change and which checks a standard, and use both in turn.",
        ),
    },
    "tools": {
        "no": (
            "Every team must fill in the same 9 tools, whether they fit or not.",
            "Teams are judged by how many tools they use. Hardly any can say what it learned from them.",
        ),
        "part": (
            "Where there is a coach, teams choose tools that fit. The others fill in all that are on the form.",
            "In 2 of 3 divisions teams choose tools that fit. In the third, all must use the same set.",
        ),
        "yes": (
            "Teams take a tool when they have a question for it, and can say what they learned.",
            "Teams ask first what they need to know. Often they take 1 tool, and sometimes none.",
        ),
    },
    "soil": {
        "no": (
            "Whoever speaks of a problem must explain it in writing. People have stopped to speak of problems.",
            "Ideas go to a committee that meets each quarter. It has refused the last 10.",
        ),
        "part": (
            "On the wards ideas are welcome. In the offices people hear that this is not their place.",
            "Day staff speak openly about what goes wrong. Night staff say that nobody wants to hear it.",
        ),
        "yes": (
            "Staff of all kinds speak openly about what goes wrong, and they are thanked for it.",
            "Anyone may test a small idea. People know whom to tell, and hear thanks when they do.",
        ),
    },
    "attention": {
        "no": (
            "The directors opened the programme 2 years ago. None of them has been to a meeting since.",
            "The programme has had 4 sponsors in a year. Few teams have ever met 1 of them.",
        ),
        "part": (
            "2 of 6 directors visit their teams every month. The teams of the other 4 see nobody.",
            "Directors see their teams from May to October. In the other months nobody comes.",
        ),
        "yes": (
            "Each director has been the sponsor of 1 team for 3 years, and sees it every 2 weeks.",
            "Each month, for years now, every director spends an hour with a team, in good months and in bad.",
        ),
    },
    "light": {
        "no": (
            "Teams are told to improve. There is no course, and nobody whom they could ask.",
            "The last course was 4 years ago. Both coaches have left, and nobody came after them.",
        ),
        "part": (
            "Courses are good and open to all. But after them, nobody helps a team with its own problem.",
            "In 1 hospital teams have courses and coaches. In the other there is neither.",
        ),
        "yes": (
            "All teams learn on a problem of their own, and a coach stays with them until the end.",
            "Every team has a coach, and finds a place on a course in the month when it needs one.",
        ),
    },
    "water": {
        "no": (
            "Teams cannot see numbers of their own. The report is about the whole trust, once a year.",
            "No team has data about its work. What comes is 1 colour for the whole division.",
        ),
        "part": (
            "Each team gets a chart of its own work. But it comes 6 weeks late.",
            "Half of the teams see charts of their own work. The others get 1 colour for the division.",
        ),
        "yes": (
            "Each team sees its own chart every week, and knows what is counted in it.",
            "Any team that needs a number gets it within 2 days, as a chart over time.",
        ),
    },
    "protection": {
        "no": (
            "Hours for improvement are the first to go when a ward is short. Nobody may refuse.",
            "Each month brings another priority, and teams must drop what they had begun.",
        ),
        "part": (
            "The hours of coaches are protected. Those of the teams are taken when a ward is short.",
            "New priorities are kept away from 3 wards. All others must drop their work for them.",
        ),
        "yes": (
            "Hours for improvement are in the rota. Only an executive may take them, and did so once.",
            "The executives keep new demands away from each team, until its work is finished.",
        ),
    },
}

HELPS = {
    "constancy": "Promise in public to keep 1 approach for 5 years, and say no to all others",
    "plan": "Write down which role needs which level, and look at it again each year",
    "everyday": "Put time to test ideas into the rota and the job description of each team",
    "concepts": "Agree with the auditors which tests are exceptions, before they begin",
    "tools": "Let each team choose tools by its question, and ask what it has learned",
    "soil": "Thank people for bad news, and let small tests go on without a committee",
    "attention": "Give each director 1 team to visit every 2 weeks, for several years",
    "water": "Give each team a chart of its own each week, even if it is drawn by hand",
    "protection": "Write the hours into the rota, so that only an executive can take them",
}
"""What would help where a condition does not hold. "Light" is left out: there training is a part of the answer."""
TEMPTING: dict[str, tuple[str, str]] = {
    "MC27": (
        "Send all staff on a 2-day course this year, so that each of them knows how",
        "Train 200 more people by March, and put the number into the annual report",
    ),
    "MC11": (
        "Ask all managers in a letter from the board to show more commitment to it",
        "Start a campaign with posters on why improvement is up to each of us",
    ),
    "MC29": (
        "Buy a toolkit for improvement, with software, and have it on each ward",
        "Bring in the method with which a neighbour has just won an award",
    ),
}
KINDLY = {
    "MC11": "To call for commitment is natural. But people are willing, and something stands in their way.",
    "MC27": "A course adds to what people know. It changes none of what stands in their way on Monday.",
    "MC29": "A new tool or method looks like a start. But what was missing before is missing after it.",
}
