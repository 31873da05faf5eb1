"""The pages of settings: one's own account, people and their rights, authorities."""
