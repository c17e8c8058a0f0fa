"""How alike are two duties? Their words, clauses and templates; a word table and a background of counts."""
