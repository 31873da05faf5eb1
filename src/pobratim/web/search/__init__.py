"""Finding anything in the register and inside its documents by words in any form."""
