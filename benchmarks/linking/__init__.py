"""How linking scales: made-up accounts by the figures of real ones, linked whole and one report after another."""
