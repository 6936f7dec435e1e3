"""What runs it: the command line, the local server, and the lesson that joins widgets and records."""
