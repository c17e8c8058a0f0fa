"""How does a picture or a table become slides whose shapes can be edited?"""
