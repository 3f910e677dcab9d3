"""Strings of Swedish minutes that several rooms recognise: labels, bodies, case and identity numbers, stamps, sentences, what a word can be, how near two names lie."""
