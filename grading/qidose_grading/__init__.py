"""What is recorded: answers, hand-in, marking with nbgrader, completion."""
