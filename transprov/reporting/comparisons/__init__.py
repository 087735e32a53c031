"""A comparison of several texts, for people and for programs. A new form is one module and one line in `FORMATS`."""
