"""The pages of the dosing plan: where people fill it in, its versions, and the files to take to a board."""
