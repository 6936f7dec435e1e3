"""Names for people who do not exist, put together by chance."""

FIRST_NAMES = (
    "Aisha", "Alan", "Amara", "Ana", "Ben", "Bronwen", "Callum", "Chidi", "Chloe", "Daniel", "Dilys", "Ewa", "Farah",
    "Fergus", "Gita", "Grace", "Hamid", "Hannah", "Idris", "Imogen", "Jade", "Jakub", "Joy", "Kasia", "Kwame", "Leila",
    "Liam", "Mei", "Mohammed", "Nadia", "Niamh", "Olu", "Owen", "Petra", "Rhys", "Rosa", "Samir", "Siobhan", "Tunde",
    "Zoë",
)  # fmt: skip
LAST_NAMES = (
    "Abbott", "Adeyemi", "Ahmed", "Baptiste", "Barlow", "Begum", "Carver", "Chowdhury", "Cole", "Dacosta", "Dunne",
    "Eze", "Fairburn", "Farouk", "Gill", "Grantham", "Haddad", "Hughes", "Ibrahim", "Ito", "Jarvis", "Kaur", "Keane",
    "Kowalczyk", "Lal", "Lockwood", "Mbeki", "McBride", "Mensah", "Novak", "O'Hara", "Okafor", "Patel", "Pryce",
    "Quigley", "Rahman", "Rees", "Santos", "Sharma", "Stirling", "Tanner", "Thapa", "Uddin", "Vaughan", "Wardle",
    "Whitlock", "Xavier", "Yilmaz", "Young", "Zielinski",
)  # fmt: skip
