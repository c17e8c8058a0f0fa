"""Before and after: which findings come and go, and what a change means, for one or several options."""
