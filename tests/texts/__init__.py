"""Every text that a learner meets: of exercises (played by learners of every kind), of lessons, and of pages.

The tests of language read from here, and so does the report of `make language`.
"""
