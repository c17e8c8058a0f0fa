"""How do words become glyphs? Fonts, the order of characters, and joined letters."""
