"""Images with labels and readings, as tests of what trainers take have them."""
