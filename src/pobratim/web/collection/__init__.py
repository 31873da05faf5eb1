"""The reporting cycle: a region asks, municipalities answer, their answers become one report."""
