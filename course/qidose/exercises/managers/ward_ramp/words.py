"""The names that the wards of the ramp may have (E-T4-08). All are made up."""

WARDS = ("Aspen", "Birch", "Hazel", "Heron", "Juniper", "Lark", "Linnet", "Maple", "Plover", "Rowan", "Swift", "Wren")
DEPUTIES = (
    "Amina", "Chidi", "Declan", "Elin", "Grace", "Kofi", "Mei", "Priya", "Rhys", "Sandra", "Tomasz", "Yusuf",
)  # fmt: skip
