"""From answers and truth to scores: tasks, counters, intervals, comparison with accepted results."""
