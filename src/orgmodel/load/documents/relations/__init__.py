"""To whom does a role report, whom does it lead, with whom does it work?"""
