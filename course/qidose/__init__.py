"""qidose: the subject matter of the course. Pure Python and numpy: no Jupyter, no files written, no clock."""
