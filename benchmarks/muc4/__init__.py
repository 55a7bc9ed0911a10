"""MUC-4: news of terrorist acts, told as templates; the coder measured as the literature measures it."""
