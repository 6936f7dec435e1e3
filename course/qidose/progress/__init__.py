"""Progress as the course teaches it: what people can do and whether they do it, month by month, beside the plan."""
