"""Findings → documents. What a report says is built once, as blocks; each format paints them."""
