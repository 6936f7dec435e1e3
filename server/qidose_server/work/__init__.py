"""A person's own work as files: Word, and the chart as a picture."""
