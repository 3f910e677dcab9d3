"""The trained model: where it is asked, what it sees and what its guesses are worth."""
