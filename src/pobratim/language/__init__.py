"""Text to typed values with places: dates, places, people, organisations. Small pure recognisers fed by resources."""
