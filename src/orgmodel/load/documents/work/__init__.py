"""What does a role do, and for which domains does it answer at which level?"""
