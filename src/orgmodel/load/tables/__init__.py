"""Tables as they are: HR exports, organogram returns, spreadsheets and Parquet files become the same facts as text.

`reading` gives a `Table` of texts, `guess` says which column is what, `posts` makes facts of it without an object
for each row. polars and calamine, of the extra `tables`, live here and nowhere else in `load`.
"""
