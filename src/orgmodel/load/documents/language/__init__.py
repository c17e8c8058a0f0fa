"""Which words do job descriptions use? Posts, verbs, domains, spellings, and the vocabulary as data."""
