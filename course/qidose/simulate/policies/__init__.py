"""Scripted players of the games that react to choices: is the game honest, and is this personal seed a fair one?

Each module here plays one game with the policy that the course teaches and with the wrong ones it warns of.
`accept(seed)` says whether the right policy beats every wrong one on that seed; `next_accepted(seed)` gives the seed
to hand out.
"""
