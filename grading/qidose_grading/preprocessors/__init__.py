"""nbgrader preprocessors of our own, each one step of autograde, put in by `qidose_grading.nbgrader_config`."""
