"""WHERE things are drawn: pure geometry. It knows no format, no color and nothing of organizations."""
