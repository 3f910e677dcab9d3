"""Text recognition: pictures made ready, read by Tesseract, and what it says set as text."""
