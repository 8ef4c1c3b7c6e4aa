# Small talk.
