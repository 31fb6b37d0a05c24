"""Reviews told: to people on a terminal or in a letter, to programs as JSON. No renderer judges anything."""
