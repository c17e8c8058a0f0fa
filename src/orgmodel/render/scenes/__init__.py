"""What is in a picture, before any format? Boxes, lines and words in their places, colors and sizes."""
