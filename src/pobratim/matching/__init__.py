"""Whether two records tell of one thing: cities by any of their names, events, agreements, a plan and what came of it.

Scores are sums of named, weighted features, so that every proposal can say why it is made; a human's word on a pair is
kept elsewhere and wins for ever. Nothing here knows where records are kept: callers bring `Telling`s and get pairs of
their keys.
"""
