"""What a learner touches: widgets, charts and the page they stand on."""
