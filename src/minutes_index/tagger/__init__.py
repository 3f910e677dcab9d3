"""TEXT -> TAGS: a small neural network that tells of each token what it is in minutes, also in forms that no rule knows."""
