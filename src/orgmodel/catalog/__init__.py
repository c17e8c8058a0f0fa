"""Built-in domain catalogs and threshold profiles: data, and one reader for each."""
