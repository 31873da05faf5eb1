"""People who use the register, and their rights."""
