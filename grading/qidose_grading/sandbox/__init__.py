"""A real kernel for the code of experts, shut in: what it may use, reach and answer is bounded.

launch   the kernel's own process: gives up its powers, then runs ipykernel
walls    the powers that it gives up, one function each
seam     calls into that process and answers out of it, as plain data
kernel   the other side: starts it, runs cells, calls functions, ends it
"""
