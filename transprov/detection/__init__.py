"""Whether an English text is a translation, from which language, and what shows it."""
