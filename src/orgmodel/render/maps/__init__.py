"""Who has what, and who meets where? Matrices, the ownership map and the network."""
